-- Breaks that show alike and came close together are one incident: counted once, with the breaks as its children.

ALTER TABLE break
    ADD COLUMN symptom         text,
    ADD COLUMN incident_id     uuid,
    -- The version that was last looked at for it.
    ADD COLUMN grouped_version integer NOT NULL DEFAULT 0;
CREATE INDEX break_ungrouped ON break (tenant, break_id) WHERE symptom IS NOT NULL AND grouped_version < version;
CREATE INDEX break_incident ON break (tenant, incident_id) WHERE incident_id IS NOT NULL;

-- What follows its members is written again whenever one of them changes.
CREATE TABLE incident (
    tenant            text        NOT NULL,
    incident_id       uuid        NOT NULL,
    symptom           text        NOT NULL,
    ordinal           integer     NOT NULL,
    hop               text        NOT NULL,
    connector         text        NOT NULL,
    failing           text        NOT NULL,
    first_detected_at timestamptz NOT NULL,
    last_detected_at  timestamptz NOT NULL,
    breaks            integer     NOT NULL DEFAULT 0,
    open_breaks       integer     NOT NULL DEFAULT 0,
    -- Those that say nothing of their cause by themselves and have not got the incident's.
    undetermined      integer     NOT NULL DEFAULT 0,
    cause             text        NOT NULL DEFAULT 'undetermined',
    classes           text[]      NOT NULL DEFAULT '{}',
    entities          text[]      NOT NULL DEFAULT '{}',
    -- Of the open ones: [{"currency", "net", "absolute"}], in major units.
    amounts           jsonb       NOT NULL DEFAULT '[]',
    PRIMARY KEY (tenant, incident_id),
    UNIQUE (tenant, symptom, ordinal)
);
CREATE INDEX incident_list ON incident (tenant, first_detected_at, incident_id);

CREATE INDEX incident_undetermined ON incident (tenant, incident_id) WHERE undetermined > 0;

ALTER TABLE incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON incident FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON incident TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON incident TO ${app};
GRANT SELECT, INSERT, UPDATE ON incident TO ${writer};
