CREATE TABLE sample (
    tenant text NOT NULL,
    id text NOT NULL,
    seen bigint GENERATED ALWAYS AS IDENTITY,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (tenant, id)
);

ALTER TABLE sample ENABLE ROW LEVEL SECURITY;
ALTER TABLE sample FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON sample TO ${app}
    USING (tenant = current_setting('app.tenant', true))
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON sample TO ${writer} USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON sample TO ${app}, ${writer};
