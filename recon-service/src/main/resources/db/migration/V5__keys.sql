-- What rules fold by a reference beside the ledger's transactions; docs/adr/0031. Such a unit has a row among the
-- transactions, with an id made of its reference: it falls due and is locked as they are, and never merges or splits.
ALTER TABLE recon_transaction ADD COLUMN reference text;

-- Under which references a leg is kept: the record it is about, or the document that it is.
CREATE TABLE leg_key (
    tenant         text  NOT NULL,
    event_id       uuid  NOT NULL,
    content_sha256 bytea NOT NULL,
    key_id         uuid  NOT NULL,
    PRIMARY KEY (tenant, event_id, content_sha256, key_id)
);
CREATE INDEX leg_key_legs ON leg_key (tenant, key_id);

-- Whose a document is: said by itself (`named`), or by the log of who had it made.
CREATE TABLE key_document (
    tenant      text    NOT NULL,
    document_id uuid    NOT NULL,
    record_id   uuid    NOT NULL,
    named       boolean NOT NULL,
    PRIMARY KEY (tenant, document_id, record_id)
);
CREATE INDEX key_document_record ON key_document (tenant, record_id);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['leg_key', 'key_document'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))'
            || ' WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE (named) ON key_document TO ${writer};
