-- What every source that feeds are about told, hour by hour, and which windows are empty; docs/adr/0042.

-- Each batch changes each row once, in the order of the key. Of what was told before only the counts stay.
CREATE TABLE feed_hour (
    tenant              text        NOT NULL,
    source              text        NOT NULL,
    hour                timestamptz NOT NULL,
    role                text        NOT NULL,
    entity              text        NOT NULL,
    type                text        NOT NULL,
    -- Empty for a kind without money.
    currency            text        NOT NULL,
    -- The other system whose records were named; empty where all of the kind is counted.
    about               text        NOT NULL,
    -- Events that happened in the hour by the source's clock, and what they come to.
    occurred            bigint      NOT NULL,
    minor               bigint      NOT NULL,
    -- Events that were taken in during the hour, and the last of them.
    arrived             bigint      NOT NULL,
    last_arrived_at     timestamptz,
    last_event_id       uuid,
    last_transaction_id uuid,
    PRIMARY KEY (tenant, source, hour, role, entity, type, currency, about)
) WITH (fillfactor = 70);

-- Who was ever heard.
CREATE TABLE feed_speaker (
    tenant text        NOT NULL,
    source text        NOT NULL,
    role   text        NOT NULL,
    entity text        NOT NULL,
    type   text        NOT NULL,
    since  timestamptz NOT NULL,
    PRIMARY KEY (tenant, source, role, entity, type)
);

-- When the feeds of a tenant are looked at next. Whoever looks holds the lock of the row.
CREATE TABLE feed_vigil (
    tenant      text        NOT NULL PRIMARY KEY,
    next_due_at timestamptz NOT NULL
);
CREATE INDEX feed_vigil_due ON feed_vigil (next_due_at);

-- How far each source was looked at.
CREATE TABLE feed_watch (
    tenant       text        NOT NULL,
    rule         text        NOT NULL,
    feed         text        NOT NULL,
    source       text        NOT NULL,
    entity       text        NOT NULL,
    judged_until timestamptz NOT NULL,
    silent_since timestamptz,
    PRIMARY KEY (tenant, rule, feed, source)
);

-- Windows in which something was expected and nothing came, until something does.
CREATE TABLE feed_empty_window (
    tenant      text        NOT NULL,
    rule        text        NOT NULL,
    feed        text        NOT NULL,
    source      text        NOT NULL,
    start_at    timestamptz NOT NULL,
    end_at      timestamptz NOT NULL,
    entity      text        NOT NULL,
    outage_at   timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    expected    bigint      NOT NULL,
    currency    text,
    worth_minor bigint,
    PRIMARY KEY (tenant, rule, feed, source, start_at)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['feed_hour', 'feed_speaker', 'feed_vigil', 'feed_watch', 'feed_empty_window'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT DELETE ON feed_empty_window TO ${writer};
