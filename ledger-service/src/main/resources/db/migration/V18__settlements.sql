-- Residues of clearing that the posting policy booked away (docs/adr/0060). Rows are only added. docs/reference/ledger-service.md
-- explains the tables.

-- A settlement, or with reverses the reversal of one. id: of the events' sequence, its entry stands under it. number: which
-- settlement of the key; a reversal has that of what it reverses. amount_minor: debits less credits that stood under the key.
-- requested_by and approved_by are of a reversal that people wanted.
CREATE TABLE settlement (
    id            bigint      NOT NULL PRIMARY KEY,
    settlement_id uuid        NOT NULL UNIQUE,
    tenant        text        NOT NULL,
    entity        text        NOT NULL,
    account       text        NOT NULL,
    sub_key       text        NOT NULL,
    currency      text        NOT NULL,
    number        integer     NOT NULL,
    amount_minor  bigint      NOT NULL CHECK (amount_minor <> 0),
    business_date date        NOT NULL,
    policy        text        NOT NULL,
    booked_to     text        NOT NULL,
    reverses      uuid        UNIQUE,
    reason        text,
    requested_by  text,
    approved_by   text,
    content_hash  text,
    booked_at     timestamptz NOT NULL,
    CONSTRAINT reversal CHECK ((reverses IS NULL) = (reason IS NULL)),
    CONSTRAINT second_person CHECK (approved_by <> requested_by)
);

-- What makes a residue settled once.
CREATE UNIQUE INDEX settlement_key ON settlement (tenant, account, sub_key, entity, currency, number) WHERE reverses IS NULL;
CREATE INDEX settlement_list ON settlement (tenant, business_date) WHERE reverses IS NULL;

-- Small residues that a cap keeps from being settled, or their number. recorded_day: the last on which the key moved.
CREATE TABLE open_residue (
    tenant        text        NOT NULL,
    entity        text        NOT NULL,
    account       text        NOT NULL,
    sub_key       text        NOT NULL,
    currency      text        NOT NULL,
    amount_minor  bigint      NOT NULL,
    business_date date        NOT NULL,
    recorded_day  date        NOT NULL,
    policy        text        NOT NULL,
    stopped_by    text        NOT NULL CHECK (stopped_by IN ('repeating', 'day-cap', 'period-cap')),
    since         timestamptz NOT NULL,
    PRIMARY KEY (tenant, account, sub_key, entity, currency)
);

-- Days whose keys were looked at.
CREATE TABLE settled_day (
    tenant       text NOT NULL,
    recorded_day date NOT NULL,
    PRIMARY KEY (tenant, recorded_day)
);

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON settlement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON settlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['settlement', 'open_residue', 'settled_day'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT DELETE ON open_residue TO ${writer};

-- What an entry is booked for, settlements too.
CREATE OR REPLACE VIEW entry_cause WITH (security_invoker = true) AS
SELECT id, event_id, transaction, NULL::bigint AS corrects, NULL::uuid AS correction_id, NULL::uuid AS settlement_id
  FROM event
UNION ALL
SELECT c.id, c.event_id, e.transaction, c.event, c.correction_id, NULL::uuid
  FROM correction c LEFT JOIN event e ON e.id = c.event
UNION ALL
SELECT id, NULL::uuid, NULL::bigint, NULL::bigint, NULL::uuid, settlement_id
  FROM settlement;
