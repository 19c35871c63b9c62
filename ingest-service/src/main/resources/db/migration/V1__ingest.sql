-- Sources: who may send, and how they prove it. Edited by operators.
CREATE TABLE source (
    tenant          text        NOT NULL CHECK (tenant <> ''),
    id              text        NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    format          text        NOT NULL,
    roles           text[]      NOT NULL CHECK (cardinality(roles) > 0),
    entity          text        NOT NULL,
    issuer          text        NOT NULL,
    time_zone       text        NOT NULL,
    cut_off         text        NOT NULL,
    options         text        NOT NULL,
    sealed_secrets  bytea       NOT NULL,
    api_key_id      text        NOT NULL UNIQUE,
    api_key_sha256  bytea       NOT NULL CHECK (octet_length(api_key_sha256) = 32),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         int         NOT NULL,
    PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN source.options IS 'JSON object of texts';

-- A webhook's address names the source and no tenant, so the id is unique among all tenants' webhook sources.
CREATE UNIQUE INDEX source_webhook_id ON source (id) WHERE format <> 'cloudevents';

-- What was received. The body is packed and sealed; erasing the row or its key erases it.
CREATE TABLE receipt (
    tenant           text        NOT NULL CHECK (tenant <> ''),
    id               text        NOT NULL,
    source           text        NOT NULL,
    received_at      timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    sha256           text        NOT NULL,
    headers          jsonb       NOT NULL,
    sealed_body      bytea       NOT NULL,
    body_size        int         NOT NULL,
    outcome          text        NOT NULL,
    notes            jsonb       NOT NULL,
    events           jsonb       NOT NULL,
    traceparent      text,
    PRIMARY KEY (tenant, id)
);

-- What of a receipt could not be read; one row per item.
CREATE TABLE rejection (
    tenant      text        NOT NULL,
    receipt_id  text        NOT NULL,
    item        int         NOT NULL,
    source      text        NOT NULL,
    received_at timestamptz NOT NULL,
    errors      jsonb       NOT NULL,
    resolved_at timestamptz,
    PRIMARY KEY (tenant, receipt_id, item),
    FOREIGN KEY (tenant, receipt_id) REFERENCES receipt (tenant, id) ON DELETE CASCADE
);
CREATE INDEX rejection_newest ON rejection (tenant, received_at DESC, receipt_id DESC, item DESC);

-- What any service could not process. The tenant is '' where the record does not say whose it was.
CREATE TABLE dead_letter (
    id               text        PRIMARY KEY,
    tenant           text        NOT NULL,
    service          text        NOT NULL,
    reason           text        NOT NULL,
    detail           text        NOT NULL,
    origin_topic     text        NOT NULL,
    origin_partition int         NOT NULL,
    origin_offset    bigint      NOT NULL,
    attempts         int         NOT NULL,
    dead_lettered_at timestamptz NOT NULL,
    headers          jsonb       NOT NULL,
    sealed_value     bytea       NOT NULL,
    traceparent      text
);
CREATE INDEX dead_letter_newest ON dead_letter (tenant, dead_lettered_at DESC, id DESC);

ALTER TABLE source ENABLE ROW LEVEL SECURITY;
ALTER TABLE source FORCE ROW LEVEL SECURITY;
ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipt FORCE ROW LEVEL SECURITY;
ALTER TABLE rejection ENABLE ROW LEVEL SECURITY;
ALTER TABLE rejection FORCE ROW LEVEL SECURITY;
ALTER TABLE dead_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letter FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant_rows ON source TO ${app}
    USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY tenant_rows ON receipt TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY tenant_rows ON rejection TO ${app} USING (tenant = current_setting('app.tenant', true));
-- Nobody's letters are everybody's to mend; the service shows only where they lay and why.
CREATE POLICY tenant_rows ON dead_letter TO ${app}
    USING (tenant = current_setting('app.tenant', true) OR (tenant = '' AND current_setting('app.tenant', true) <> ''));

CREATE POLICY all_rows ON source TO ${writer} USING (true);
CREATE POLICY all_rows ON receipt TO ${writer} USING (true) WITH CHECK (true);
CREATE POLICY all_rows ON rejection TO ${writer} USING (true) WITH CHECK (true);
CREATE POLICY all_rows ON dead_letter TO ${writer} USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON source TO ${app};
GRANT SELECT ON receipt, rejection, dead_letter TO ${app};
GRANT SELECT ON source TO ${writer};
GRANT SELECT, INSERT, UPDATE ON receipt, rejection, dead_letter TO ${writer};
