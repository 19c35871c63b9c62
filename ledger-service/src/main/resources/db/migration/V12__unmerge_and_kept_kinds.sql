-- Transactions that people took apart, because a reference had tied what does not belong together (docs/adr/0040), and kinds of
-- codes (docs/adr/0033).

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

-- Kinds of codes of which a source keeps cross-references. What it sent before the first of them passed as it was and is
-- looked through once, in the order of its ids, for the codes that it carries.
CREATE TABLE kept_kind (
    tenant    text    NOT NULL,
    source    text    NOT NULL,
    kind      text    NOT NULL,
    upto      bigint  NOT NULL DEFAULT 0,
    is_walked boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, source, kind)
);

CREATE INDEX kept_kind_to_walk ON kept_kind (tenant, source, kind) WHERE NOT is_walked;

-- The owner migrates but sees no rows under row-level security.
ALTER TABLE cross_reference NO FORCE ROW LEVEL SECURITY;
INSERT INTO kept_kind (tenant, source, kind)
SELECT DISTINCT tenant, source, kind FROM cross_reference WHERE validities <> '[]';
ALTER TABLE cross_reference FORCE ROW LEVEL SECURITY;

ALTER TABLE kept_kind ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_kind FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON kept_kind FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY saved ON kept_kind FOR INSERT TO ${app} WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON kept_kind TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON kept_kind TO ${app}, ${writer};
GRANT UPDATE (upto, is_walked) ON kept_kind TO ${writer};
