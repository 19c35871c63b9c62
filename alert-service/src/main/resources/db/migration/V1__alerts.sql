-- What people edit ------------------------------------------------------------------------------

CREATE TABLE tenant_watch (
    tenant text PRIMARY KEY,
    -- Grows with every change of the tenant's rules, so that a sweep under way is not taken for one after the change.
    revision bigint NOT NULL DEFAULT 1,
    -- Business day of the last complete sweep; null when one is due.
    swept_on date
);

CREATE TABLE alert_rule (
    tenant text NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    severity text NOT NULL,
    -- Exactly one kind of threshold.
    count_open bigint CHECK (count_open > 0),
    age_days integer CHECK (age_days > 0),
    amount_currency text[] NOT NULL DEFAULT '{}',
    amount_minor bigint[] NOT NULL DEFAULT '{}',
    -- Scope; an empty array is open.
    break_rule text[] NOT NULL DEFAULT '{}',
    break_class text[] NOT NULL DEFAULT '{}',
    entity text[] NOT NULL DEFAULT '{}',
    currency text[] NOT NULL DEFAULT '{}',
    channel_id uuid[] NOT NULL DEFAULT '{}',
    is_enabled boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, name),
    CHECK (cardinality(amount_currency) = cardinality(amount_minor)),
    CHECK ((count_open IS NOT NULL)::int + (age_days IS NOT NULL)::int + (cardinality(amount_minor) > 0)::int = 1)
);

CREATE TABLE channel (
    tenant text NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('webhook', 'email')),
    url text,
    -- Sealed; the previous one still signs for a while after a change.
    secret bytea,
    previous_secret bytea,
    previous_secret_until timestamptz,
    recipient text[] NOT NULL DEFAULT '{}',
    is_enabled boolean NOT NULL DEFAULT true,
    disabled_reason text,
    version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, name),
    CHECK (CASE kind WHEN 'webhook' THEN url IS NOT NULL AND secret IS NOT NULL ELSE cardinality(recipient) > 0 END)
);

-- What streams ----------------------------------------------------------------------------------

CREATE TABLE watched_break (
    tenant text NOT NULL,
    break_id uuid NOT NULL,
    version integer NOT NULL,
    is_open boolean NOT NULL,
    entity text NOT NULL,
    currency text NOT NULL,
    break_rule text NOT NULL,
    break_class text NOT NULL,
    delta_minor bigint NOT NULL,
    absolute_minor bigint NOT NULL CHECK (absolute_minor >= 0),
    first_detected_at timestamptz NOT NULL,
    correlation_id uuid NOT NULL,
    traceparent text,
    state jsonb NOT NULL,
    PRIMARY KEY (tenant, break_id)
);

CREATE INDEX watched_break_largest ON watched_break
    (tenant, entity, currency, break_rule, break_class, absolute_minor DESC, first_detected_at, break_id)
    WHERE is_open;
CREATE INDEX watched_break_oldest ON watched_break
    (tenant, entity, currency, break_rule, break_class, first_detected_at, break_id)
    WHERE is_open;

-- One row per slice that ever had a break; its lock makes evaluations of the slice take turns.
CREATE TABLE watched_slice (
    tenant text NOT NULL,
    entity text NOT NULL,
    currency text NOT NULL,
    PRIMARY KEY (tenant, entity, currency)
);

CREATE TABLE alert (
    tenant text NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL,
    published_version integer NOT NULL DEFAULT 0,
    fingerprint text NOT NULL,
    occurrence integer NOT NULL,
    rule_id uuid NOT NULL,
    rule_name text NOT NULL,
    measure text NOT NULL,
    entity text NOT NULL,
    currency text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
    severity text NOT NULL,
    opened_at timestamptz NOT NULL,
    -- The whole alert, as the service itself reads it back.
    content jsonb NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, fingerprint, occurrence)
);

CREATE UNIQUE INDEX alert_one_active ON alert (tenant, fingerprint) WHERE state <> 'resolved';
CREATE INDEX alert_by_slice ON alert (tenant, entity, currency, fingerprint, occurrence DESC);
CREATE INDEX alert_newest ON alert (tenant, opened_at DESC, id DESC);
CREATE INDEX alert_unpublished ON alert (tenant, id) WHERE published_version < version;

CREATE TABLE alert_change (
    tenant text NOT NULL,
    alert_id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    -- Business time; recorded_at is wall time.
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    traceparent text,
    -- The alert in this version, exactly as published.
    document text NOT NULL,
    PRIMARY KEY (tenant, alert_id, version)
);

CREATE INDEX alert_change_recent ON alert_change (tenant, recorded_at, alert_id, version);

CREATE TABLE notice (
    tenant text NOT NULL,
    id uuid NOT NULL,
    alert_id uuid NOT NULL,
    alert_version integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('opened', 'escalated', 'reopened', 'resolved')),
    level integer NOT NULL,
    -- When people were to be told; wall time, signed and sent with every try.
    noticed_at timestamptz NOT NULL DEFAULT now(),
    traceparent text,
    document text NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX notice_by_alert ON notice (tenant, alert_id, alert_version);

CREATE TABLE delivery (
    tenant text NOT NULL,
    id uuid NOT NULL,
    notice_id uuid NOT NULL,
    alert_id uuid NOT NULL,
    alert_version integer NOT NULL,
    channel_id uuid NOT NULL,
    channel_name text NOT NULL,
    channel_kind text NOT NULL,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed', 'withdrawn')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    leased_until timestamptz,
    response_code integer,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (tenant, id),
    CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL)),
    CHECK ((status = 'pending') = (finished_at IS NULL))
);

CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE status = 'pending';
CREATE INDEX delivery_pending_by_channel ON delivery (tenant, alert_id, channel_id, alert_version)
    WHERE status = 'pending';
CREATE INDEX delivery_by_alert ON delivery (tenant, alert_id);
CREATE INDEX delivery_newest ON delivery (tenant, created_at DESC, id DESC);

CREATE TABLE delivery_attempt (
    tenant text NOT NULL,
    delivery_id uuid NOT NULL,
    attempt integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    -- Null while under way, and for ever when the process died before it learned the outcome.
    outcome text CHECK (outcome IN ('accepted', 'refused', 'hopeless')),
    response_code integer,
    reason text,
    PRIMARY KEY (tenant, delivery_id, attempt)
);

-- History is only ever added to ------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER alert_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alert_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Tenants ----------------------------------------------------------------------------------------

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tenant_watch', 'alert_rule', 'channel', 'watched_break', 'watched_slice', 'alert',
        'alert_change', 'notice', 'delivery', 'delivery_attempt']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY tenant_rows ON %I TO ${app} USING (tenant = current_setting(''app.tenant'', true))'
            ' WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
    END LOOP;
END;
$$;

GRANT SELECT, INSERT, UPDATE ON tenant_watch TO ${app}, ${writer};
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_rule, channel TO ${app};
GRANT SELECT, INSERT ON alert_rule TO ${writer};
GRANT SELECT, UPDATE (is_enabled, disabled_reason, version, changed_at) ON channel TO ${writer};
GRANT SELECT ON watched_break TO ${app};
GRANT SELECT, INSERT, UPDATE ON watched_break TO ${writer};
GRANT SELECT, INSERT, UPDATE ON watched_slice TO ${writer};
GRANT SELECT, UPDATE ON alert TO ${app};
GRANT SELECT, INSERT, UPDATE ON alert TO ${writer};
GRANT SELECT, INSERT ON alert_change TO ${app}, ${writer};
GRANT SELECT ON notice, delivery, delivery_attempt TO ${app};
GRANT SELECT, INSERT, UPDATE ON notice, delivery, delivery_attempt TO ${writer};
