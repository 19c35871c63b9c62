-- What reconciliation keeps: legs (the evidence), match items and breaks (conclusions, made anew from the legs at
-- every change). Rows of one tenant are invisible to another: row-level security is forced on every table.

-- The ledger's transactions as far as they are known here, and which of them became one.
CREATE TABLE recon_transaction (
    tenant         text        NOT NULL,
    transaction_id uuid        NOT NULL,
    root_id        uuid        NOT NULL,
    next_due_at    timestamptz,
    PRIMARY KEY (tenant, transaction_id),
    CONSTRAINT the_smaller_id_survives CHECK (root_id <= transaction_id),
    CONSTRAINT only_roots_fall_due CHECK (next_due_at IS NULL OR root_id = transaction_id)
);
CREATE INDEX recon_transaction_absorbed ON recon_transaction (tenant, root_id) WHERE root_id <> transaction_id;
CREATE INDEX recon_transaction_due ON recon_transaction (next_due_at) WHERE next_due_at IS NOT NULL;

-- One recorded event. A contradiction has the event id of the fact it contradicts and other content.
CREATE TABLE leg (
    tenant         text        NOT NULL,
    event_id       uuid        NOT NULL,
    content_sha256 bytea       NOT NULL,
    transaction_id uuid        NOT NULL,
    outcome        text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    traceparent    text,
    headers        jsonb       NOT NULL,
    payload        bytea       NOT NULL,
    PRIMARY KEY (tenant, event_id, content_sha256)
);
CREATE INDEX leg_transaction ON leg (tenant, transaction_id);

-- One row of the comparison: a refund in one currency.
CREATE TABLE match_item (
    tenant         text    NOT NULL,
    rule           text    NOT NULL,
    rule_key       text    NOT NULL,
    currency       text    NOT NULL,
    transaction_id uuid    NOT NULL,
    entity         text    NOT NULL,
    status         text    NOT NULL,
    order_ref      text,
    order_value    text,
    business_date  date    NOT NULL,
    source_count   integer NOT NULL,
    source_minor   bigint  NOT NULL,
    target_count   integer NOT NULL,
    target_minor   bigint  NOT NULL,
    breaks_minor   bigint  NOT NULL,
    timing_minor   bigint  NOT NULL,
    break_id       uuid,
    PRIMARY KEY (tenant, rule, rule_key, currency)
);
CREATE INDEX match_item_transaction ON match_item (tenant, transaction_id);
CREATE INDEX match_item_date ON match_item (tenant, business_date, rule_key, currency);
CREATE INDEX match_item_order ON match_item (tenant, order_value);

-- The present state of a break. The columns repeat what lists filter by; `state` is what is published.
CREATE TABLE break (
    tenant            text        NOT NULL,
    break_id          uuid        NOT NULL,
    version           integer     NOT NULL,
    published_version integer     NOT NULL DEFAULT 0,
    transaction_id    uuid        NOT NULL,
    class             text        NOT NULL,
    status            text        NOT NULL,
    severity          text        NOT NULL,
    entity            text        NOT NULL,
    currency          text        NOT NULL,
    absolute_minor    bigint      NOT NULL,
    exposure_minor    bigint      NOT NULL,
    order_value       text,
    business_date     date        NOT NULL,
    first_detected_at timestamptz NOT NULL,
    state             jsonb       NOT NULL,
    detail            jsonb       NOT NULL,
    -- Wall time; what is unpublished for long was left behind by a crash.
    written_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, break_id)
);
CREATE INDEX break_transaction ON break (tenant, transaction_id);
CREATE INDEX break_list ON break (tenant, status, first_detected_at, break_id);
CREATE INDEX break_unpublished ON break (tenant, break_id) WHERE published_version < version;

-- Every version a break ever had.
CREATE TABLE break_version (
    tenant     text        NOT NULL,
    break_id   uuid        NOT NULL,
    version    integer     NOT NULL,
    changed_at timestamptz NOT NULL,
    state      jsonb       NOT NULL,
    PRIMARY KEY (tenant, break_id, version)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['recon_transaction', 'leg', 'match_item', 'break', 'break_version'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))'
            || ' WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON recon_transaction TO ${writer};
-- Evidence moves to the surviving transaction and is otherwise never changed.
GRANT SELECT, INSERT ON leg TO ${writer};
GRANT UPDATE (transaction_id) ON leg TO ${writer};
GRANT SELECT, INSERT, UPDATE, DELETE ON match_item TO ${writer};
GRANT SELECT, INSERT, UPDATE ON break TO ${writer};
GRANT SELECT, INSERT ON break_version TO ${writer};
