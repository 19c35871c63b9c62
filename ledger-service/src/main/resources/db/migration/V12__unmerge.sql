-- Transactions that people took apart, because a reference had tied what does not belong together. docs/adr/0040 says how.

-- unmerge_id: the cause that transaction_split names. reference: what stopped joining. former: what the whole was known by.
CREATE TABLE unmerge (
    unmerge_id      uuid        NOT NULL PRIMARY KEY,
    tenant          text        NOT NULL,
    idempotency_key text        NOT NULL,
    content_hash    text        NOT NULL,
    former          uuid        NOT NULL,
    reference       text        NOT NULL,
    reason          text        NOT NULL,
    requested_by    text        NOT NULL,
    approved_by     text        NOT NULL,
    traceparent     text,
    unmerged_at     timestamptz NOT NULL,
    UNIQUE (tenant, idempotency_key),
    CONSTRAINT second_person CHECK (approved_by <> requested_by)
);

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON unmerge FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON unmerge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Those that Kafka has not acknowledged yet; the others are told.
CREATE TABLE untold_unmerge (
    unmerge_id uuid NOT NULL PRIMARY KEY,
    tenant     text NOT NULL
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['unmerge', 'untold_unmerge'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT DELETE ON untold_unmerge TO ${writer};
