-- A reference that becomes a hub stops joining, and what it had joined is taken apart; docs/adr/0028 says how.

-- correlation_id: the arrival id that the reference gave, which leads to all transactions that carry it. split: the number
-- of the tenant's split in which it stopped joining; 0 for those of before, which took nothing apart.
ALTER TABLE hub_reference
    ADD COLUMN correlation_id uuid,
    ADD COLUMN split integer NOT NULL DEFAULT 0;
CREATE INDEX hub_reference_correlation ON hub_reference (correlation_id) WHERE correlation_id IS NOT NULL;

-- The joining references of a delivery that named others than the one recorded, the strongest first: with those in the
-- payloads these are all edges of the graph. joins_sha256 keeps each set once.
CREATE TABLE added_edge (
    event        bigint NOT NULL,
    joins_sha256 bytea  NOT NULL,
    tenant       text   NOT NULL,
    joins        jsonb  NOT NULL,
    PRIMARY KEY (event, joins_sha256)
);

-- Which transactions one became, as it was told. cause: an event of the batch that took it apart; whoever reads that
-- batch again tells of it again.
CREATE TABLE transaction_split (
    tenant text    NOT NULL,
    number integer NOT NULL,
    former uuid    NOT NULL,
    part   uuid    NOT NULL,
    record integer NOT NULL,
    cause  uuid    NOT NULL,
    told   bytea   NOT NULL,
    PRIMARY KEY (tenant, number, part, record)
);

CREATE INDEX transaction_split_former ON transaction_split (former);
CREATE INDEX transaction_split_cause ON transaction_split (cause);

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON transaction_split FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transaction_split FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a source said is never changed. Which transaction it belongs to is the ledger's conclusion, not the source's word.
CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        kept := NEW;
        kept.transaction := OLD.transaction;
        IF kept IS NOT DISTINCT FROM OLD THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% of % is refused: the ledger only adds rows', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

DROP TRIGGER only_added ON event;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();

-- A correction follows the event that it is about.
CREATE OR REPLACE VIEW entry_cause WITH (security_invoker = true) AS
SELECT id, event_id, transaction, NULL::bigint AS corrects, NULL::uuid AS correction_id
  FROM event
UNION ALL
SELECT c.id, c.event_id, e.transaction, c.event, c.correction_id
  FROM correction c LEFT JOIN event e ON e.id = c.event;

DROP INDEX correction_transaction;
COMMENT ON COLUMN correction.transaction IS 'where the event was when it was corrected; entry_cause knows where it is';

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['added_edge', 'transaction_split'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

-- Only splits do this: they end the arrival ids of hubs and tie anew what remains.
GRANT UPDATE (transaction) ON event TO ${writer};
GRANT DELETE ON transaction, transaction_alias, joining_reference TO ${writer};
