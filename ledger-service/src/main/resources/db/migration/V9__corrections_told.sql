-- Corrections that Kafka has not acknowledged yet; the others are told.
CREATE TABLE untold_correction (
    correction bigint NOT NULL PRIMARY KEY,
    tenant     text   NOT NULL
);

ALTER TABLE untold_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE untold_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON untold_correction FOR SELECT TO ${app}
    USING (tenant = current_setting('app.tenant', true));
CREATE POLICY booked ON untold_correction FOR INSERT TO ${app}
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON untold_correction TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON untold_correction TO ${app};
GRANT SELECT, DELETE ON untold_correction TO ${writer};
