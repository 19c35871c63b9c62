-- The ledger: every event, the entries booked for them, and what ties them to transactions.
-- Rows of event, entry and line are only ever added. docs/reference/ledger-service.md explains the tables.

CREATE SEQUENCE event_id;
CREATE SEQUENCE transaction_id;

-- One row per fact, kept for ever: what makes a fact book at most once. event_id is the fact key's SHA-256 as UUIDv8.
-- Hash-partitioned, because the event itself is partitioned by month and could not be unique across months.
CREATE TABLE event_key (
    event_id     uuid        NOT NULL PRIMARY KEY,
    tenant       text        NOT NULL,
    event        bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL,
    content_hash bytea       NOT NULL
) PARTITION BY HASH (event_id);

DO $$
BEGIN
    FOR part IN 0..7 LOOP
        EXECUTE format('CREATE TABLE event_key_%s PARTITION OF event_key FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                       part, part);
    END LOOP;
END $$;

-- verdict: what the posting policy made of it. awaits: the fact that must be recorded before its entry is booked.
-- headers: record headers that the columns do not give back exactly; null when there are none.
CREATE TABLE event (
    id             bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    tenant         text        NOT NULL,
    event_id       uuid        NOT NULL,
    transaction    bigint      NOT NULL,
    type           text        NOT NULL,
    entity         text        NOT NULL,
    source         text        NOT NULL,
    role           text        NOT NULL,
    subject        text        NOT NULL,
    transition     text        NOT NULL,
    delivery_id    text        NOT NULL,
    label          text,
    occurred_at    timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    business_date  date        NOT NULL,
    amount_minor   bigint,
    currency       text,
    verdict        text        NOT NULL CHECK (verdict IN ('booked', 'suspended', 'evidence')),
    suspense_code  text,
    awaits         uuid,
    receipt_id     text        NOT NULL,
    receipt_sha256 text        NOT NULL,
    mapping        text        NOT NULL,
    traceparent    text        NOT NULL,
    headers        text,
    payload        bytea       NOT NULL,
    partition      integer     NOT NULL,
    partition_offset bigint    NOT NULL,
    PRIMARY KEY (id, recorded_at)
) PARTITION BY RANGE (recorded_at);

CREATE INDEX event_transaction ON event (transaction);
CREATE INDEX event_tenant ON event (tenant, id);
CREATE INDEX event_subject ON event (subject, tenant);

-- An event has at most one entry, so the event's id is the entry's.
CREATE TABLE entry (
    event         bigint      NOT NULL,
    booked_at     timestamptz NOT NULL,
    tenant        text        NOT NULL,
    business_date date        NOT NULL,
    posting_row   text        NOT NULL,
    policy        text        NOT NULL,
    takes_back    uuid,
    PRIMARY KEY (event, booked_at)
) PARTITION BY RANGE (booked_at);

CREATE INDEX entry_business_date ON entry (tenant, business_date, event);

-- Debits count up, credits count down.
CREATE TABLE line (
    event         bigint      NOT NULL,
    ordinal       smallint    NOT NULL,
    booked_at     timestamptz NOT NULL,
    tenant        text        NOT NULL,
    entity        text        NOT NULL,
    account       text        NOT NULL,
    sub_key       text        NOT NULL,
    business_date date        NOT NULL,
    amount_minor  bigint      NOT NULL CHECK (amount_minor <> 0),
    currency      text        NOT NULL
) PARTITION BY RANGE (booked_at);

CREATE INDEX line_event ON line (event);
CREATE INDEX line_account ON line (tenant, account, business_date);

-- What each batch added to each account; balances are sums over it. Folded by day in the background later on.
CREATE TABLE balance_delta (
    tenant        text   NOT NULL,
    entity        text   NOT NULL,
    account       text   NOT NULL,
    sub_key       text   NOT NULL,
    currency      text   NOT NULL,
    business_date date   NOT NULL,
    recorded_day  date   NOT NULL,
    debit_minor   bigint NOT NULL,
    credit_minor  bigint NOT NULL
);

CREATE INDEX balance_delta_account ON balance_delta (tenant, account);

-- Entries that undo another fact's entry wait here until that fact is recorded.
CREATE TABLE awaiting_entry (
    awaits      uuid        NOT NULL,
    event       bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    tenant      text        NOT NULL,
    PRIMARY KEY (awaits, event)
);

-- One row per arrival correlation id. Several of them are one business transaction when transaction_alias says so.
CREATE TABLE transaction (
    id             bigint NOT NULL PRIMARY KEY,
    tenant         text   NOT NULL,
    correlation_id uuid   NOT NULL,
    UNIQUE (correlation_id)
);

CREATE INDEX transaction_tenant ON transaction (tenant, id);

-- Merges, flattened: survivor is never itself absorbed. cause is an event of the batch that merged.
CREATE TABLE transaction_alias (
    absorbed bigint NOT NULL PRIMARY KEY,
    survivor bigint NOT NULL,
    tenant   text   NOT NULL,
    cause    bigint NOT NULL
);

CREATE INDEX transaction_alias_survivor ON transaction_alias (survivor);
CREATE INDEX transaction_alias_cause ON transaction_alias (cause);

-- A reference that joins: all events that carry it are one transaction, until more than the allowed number do.
-- events counts the facts that carry it; updates of it stay on their page. The key begins with what tells rows apart.
CREATE TABLE joining_reference (
    tenant      text    NOT NULL,
    type        text    NOT NULL,
    issuer      text    NOT NULL,
    value       text    NOT NULL,
    transaction bigint  NOT NULL,
    events      integer NOT NULL,
    PRIMARY KEY (value, issuer, type, tenant)
) WITH (fillfactor = 80);

-- References that joined too many facts and therefore stopped joining. Few, or the mapping is wrong.
CREATE TABLE hub_reference (
    tenant text NOT NULL,
    type   text NOT NULL,
    issuer text NOT NULL,
    value  text NOT NULL,
    PRIMARY KEY (tenant, type, issuer, value)
);

-- Joining references that only a repeat of the event carried; the event's own are in its payload.
CREATE TABLE added_reference (
    event  bigint NOT NULL,
    type   text   NOT NULL,
    issuer text   NOT NULL,
    value  text   NOT NULL,
    tenant text   NOT NULL,
    PRIMARY KEY (event, type, issuer, value)
);

-- A reference that only groups, for look-ups; also what a joining one becomes for events past its limit.
CREATE TABLE grouping_reference (
    tenant text   NOT NULL,
    type   text   NOT NULL,
    issuer text   NOT NULL,
    value  text   NOT NULL,
    event  bigint NOT NULL,
    PRIMARY KEY (value, issuer, type, tenant, event)
);

-- Deliveries of a fact after the first one. upto: records of that partition up to here are counted, so that reading the
-- topic again counts nothing twice.
CREATE TABLE duplicate (
    event            bigint  NOT NULL,
    partition        integer NOT NULL,
    upto             bigint  NOT NULL,
    deliveries       integer NOT NULL,
    tenant           text    NOT NULL,
    PRIMARY KEY (event, partition)
) WITH (fillfactor = 80);

-- The same fact with other content: kept, never booked.
CREATE TABLE conflict (
    event        bigint      NOT NULL,
    content_hash bytea       NOT NULL,
    tenant       text        NOT NULL,
    delivery_id  text        NOT NULL,
    received_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    traceparent  text        NOT NULL,
    headers      text        NOT NULL,
    payload      bytea       NOT NULL,
    PRIMARY KEY (event, content_hash)
);

-- No foreign keys: rows of a batch derive from one another inside its database transaction, and a look-up per row for
-- what is true by construction would be paid on the hot path.

-- Books are added to and never edited.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: the ledger only adds rows', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- All lines of an entry come in one statement, so this sees whole entries.
CREATE FUNCTION require_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lopsided bigint;
BEGIN
    SELECT event INTO lopsided FROM added GROUP BY event, entity, currency HAVING sum(amount_minor) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the lines of entry % do not balance', lopsided
            USING ERRCODE = '23514', CONSTRAINT = 'line_balance', TABLE = 'line';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balanced AFTER INSERT ON line REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_balanced();

-- Makes the partitions of one month. The service calls it before it first records in that month.
CREATE FUNCTION ensure_month(day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    parent text;
    part   text;
    since  date := date_trunc('month', day);
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tieout.ensure_month'));
    FOREACH parent IN ARRAY ARRAY ['event', 'entry', 'line'] LOOP
        part := parent || to_char(since, '_YYYY_MM');
        IF to_regclass(part) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                           part, parent, since || ' 00:00:00+00', (since + interval '1 month')::date || ' 00:00:00+00');
            EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I '
                           'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
        END IF;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION ensure_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_month(date) TO ${writer};

-- People see their tenant's rows; the writer, which books batches of many tenants, sees all.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['event_key', 'event', 'entry', 'line', 'balance_delta', 'awaiting_entry', 'transaction',
        'transaction_alias', 'joining_reference', 'hub_reference', 'added_reference', 'grouping_reference', 'duplicate',
        'conflict'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

-- A probe for a fact that is not recorded leaves its key behind for a moment.
GRANT DELETE ON event_key TO ${writer};
GRANT DELETE ON awaiting_entry TO ${writer};
GRANT UPDATE ON transaction_alias, joining_reference, duplicate TO ${writer};
-- Locking a root needs the right to update it; no column of it ever changes.
GRANT UPDATE (id) ON transaction TO ${writer};
GRANT USAGE ON SEQUENCE event_id, transaction_id TO ${writer};
