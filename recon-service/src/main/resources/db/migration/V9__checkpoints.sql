-- As-of runs that somebody froze to sign; docs/adr/0037. Nothing here is ever changed or deleted.

CREATE TABLE checkpoint (
    tenant         text        NOT NULL,
    checkpoint_id  uuid        NOT NULL,
    entity         text        NOT NULL,
    currency       text        NOT NULL,
    window_from    date        NOT NULL,
    window_to      date        NOT NULL,
    created_at     timestamptz NOT NULL,
    created_by     text        NOT NULL,
    complete       boolean     NOT NULL,
    -- Canonical JSON, byte by byte as it was hashed: text, not jsonb.
    content        text        NOT NULL,
    content_sha256 text        NOT NULL,
    -- In which order they were frozen; business time may stand still.
    frozen_order   bigint      GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (tenant, checkpoint_id),
    UNIQUE (tenant, entity, currency, window_from, window_to, content_sha256)
);
CREATE INDEX checkpoint_list ON checkpoint (tenant, frozen_order);
CREATE INDEX checkpoint_window ON checkpoint (tenant, entity, currency, window_to);

-- The breaks that its bridge is made of: those that were open (`open`), those of its opening that no longer were
-- (`resolved`), and those that opened and closed in between (`passed`).
CREATE TABLE checkpoint_break (
    tenant            text        NOT NULL,
    checkpoint_id     uuid        NOT NULL,
    break_id          uuid        NOT NULL,
    part              text        NOT NULL,
    version           integer     NOT NULL,
    rule              text        NOT NULL,
    rule_key          text        NOT NULL,
    class             text        NOT NULL,
    severity          text        NOT NULL,
    delta_minor       bigint      NOT NULL,
    first_detected_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, checkpoint_id, part, break_id),
    FOREIGN KEY (tenant, checkpoint_id) REFERENCES checkpoint
);

-- Which windows have a break as over already.
CREATE INDEX checkpoint_break_seen ON checkpoint_break (tenant, break_id, version);

CREATE TABLE checkpoint_signature (
    tenant         text        NOT NULL,
    checkpoint_id  uuid        NOT NULL,
    signs_as       text        NOT NULL,
    subject        text        NOT NULL,
    signed_at      timestamptz NOT NULL,
    content_sha256 text        NOT NULL,
    PRIMARY KEY (tenant, checkpoint_id, signs_as),
    CONSTRAINT two_persons UNIQUE (tenant, checkpoint_id, subject),
    FOREIGN KEY (tenant, checkpoint_id) REFERENCES checkpoint
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['checkpoint', 'checkpoint_break', 'checkpoint_signature'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))'
            || ' WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${app}', name);
    END LOOP;
END $$;
