-- Sums of the parts of a total, such as the lines of a payout; docs/adr/0035. A fold reads the sum, never the parts.

-- Which legs are in which sum, each once: a batch that is read again adds nothing.
CREATE TABLE total_part (
    tenant         text        NOT NULL,
    event_id       uuid        NOT NULL,
    content_sha256 bytea       NOT NULL,
    sum_id         uuid        NOT NULL,
    key_id         uuid        NOT NULL,
    currency       text        NOT NULL,
    minor          bigint      NOT NULL,
    occurred_at    timestamptz NOT NULL,
    business_date  date        NOT NULL,
    since          timestamptz NOT NULL,
    PRIMARY KEY (tenant, event_id, content_sha256, sum_id)
);
-- Of one record in the order of time, also those of an hour.
CREATE INDEX total_part_list ON total_part (tenant, key_id, sum_id, occurred_at, event_id);

-- What they come to. Every batch changes each sum that it touches once, and no index but the key's holds a column of it:
-- with room on the page a change touches no index.
CREATE TABLE total_sum (
    tenant   text        NOT NULL,
    key_id   uuid        NOT NULL,
    sum_id   uuid        NOT NULL,
    currency text        NOT NULL,
    -- The hour of the parts where the sum is also asked for as of some instants, else the beginning of all time.
    since    timestamptz NOT NULL,
    parts    bigint      NOT NULL,
    minor    bigint      NOT NULL,
    PRIMARY KEY (tenant, key_id, sum_id, since, currency)
) WITH (fillfactor = 50);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['total_part', 'total_sum'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE (parts, minor) ON total_sum TO ${writer};
