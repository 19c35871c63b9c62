-- Two files that somebody compared, as they came out; docs/adr/0032. The files themselves are not kept. Documents stay
-- as they were written, byte by byte: json, not jsonb.

CREATE TABLE reconciliation (
    tenant            text        NOT NULL,
    reconciliation_id uuid        NOT NULL,
    created_at        timestamptz NOT NULL,
    created_by        text        NOT NULL,
    summary           json        NOT NULL,
    -- In which order they were kept; business time may stand still.
    kept_order        bigint      GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (tenant, reconciliation_id)
);
CREATE INDEX reconciliation_age ON reconciliation (tenant, kept_order);

-- Its differences and its matches, each in the order in which they were found.
CREATE TABLE reconciliation_item (
    tenant            text    NOT NULL,
    reconciliation_id uuid    NOT NULL,
    kind              text    NOT NULL,
    ordinal           integer NOT NULL,
    item              json    NOT NULL,
    PRIMARY KEY (tenant, reconciliation_id, kind, ordinal),
    FOREIGN KEY (tenant, reconciliation_id) REFERENCES reconciliation ON DELETE CASCADE
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['reconciliation', 'reconciliation_item'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))'
            || ' WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${app}', name);
    END LOOP;
END $$;

-- Old ones make room for new ones; their items go with them.
GRANT DELETE ON reconciliation TO ${app};
