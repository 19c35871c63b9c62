-- Which periods of the ledger's legal entities are closed, and what was recorded after its month was over; docs/adr/0055.

-- What the ledger told last. closed_at and soft_closed_at hold for the period and all before it.
CREATE TABLE accounting_period (
    tenant         text        NOT NULL,
    entity         text        NOT NULL,
    period         text        NOT NULL,
    version        bigint      NOT NULL,
    standing       text        NOT NULL,
    since          timestamptz NOT NULL,
    soft_closed_at timestamptz,
    closed_at      timestamptz,
    reopened_for   uuid[]      NOT NULL,
    PRIMARY KEY (tenant, entity, period)
);

-- A period is closed after its last day only, so nothing else can be late for one. Who is told of a close finds here what it
-- touches.
CREATE TABLE recorded_late (
    tenant        text        NOT NULL,
    event_id      uuid        NOT NULL,
    entity        text        NOT NULL,
    business_date date        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant, event_id)
);
CREATE INDEX recorded_late_since ON recorded_late (tenant, entity, recorded_at);

-- What ends a refund, by its business date: that it was paid, credited to a card or cancelled. Who ties the books of a past day
-- finds here which refunds were still open then.
CREATE TABLE refund_end (
    tenant        text NOT NULL,
    event_id      uuid NOT NULL,
    entity        text NOT NULL,
    business_date date NOT NULL,
    PRIMARY KEY (tenant, event_id)
);
CREATE INDEX refund_end_day ON refund_end (tenant, entity, business_date);

-- Refunds that somebody refused or has not decided on: some of millions of items.
CREATE INDEX match_item_unpaid ON match_item (tenant, entity) WHERE status IN ('pending', 'rejected', 'failed');

-- Readings that wait for a decision.
CREATE INDEX leg_revision ON leg (tenant) WHERE outcome = 'revision';

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['accounting_period', 'recorded_late', 'refund_end'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE (version, standing, since, soft_closed_at, closed_at, reopened_for) ON accounting_period TO ${writer};
GRANT UPDATE (entity, business_date, recorded_at) ON recorded_late TO ${writer};
GRANT UPDATE (entity, business_date) ON refund_end TO ${writer};

-- The periods of tenants as they hold until the end of the database transaction: who keeps others waits for the batches that are
-- folded by these, and batches wait for it. A function, because a statement sees what was there before it had the lock.
CREATE FUNCTION hold_accounting_periods(tenants text[], change boolean) RETURNS SETOF accounting_period
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT t FROM unnest(tenants) AS t ORDER BY hashtext(t), t LOOP
        IF change THEN
            PERFORM pg_advisory_xact_lock(hashtext('tieout.accounting_period'), hashtext(one));
        ELSE
            PERFORM pg_advisory_xact_lock_shared(hashtext('tieout.accounting_period'), hashtext(one));
        END IF;
    END LOOP;
    RETURN QUERY SELECT p.* FROM accounting_period p WHERE p.tenant = ANY (tenants);
END $$;
