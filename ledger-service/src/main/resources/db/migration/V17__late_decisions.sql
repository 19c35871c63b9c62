-- What a controller decided about amounts that were posted late and are material (docs/adr/0058); only added to. content_hash: of
-- what was looked at. amount_minor and events say how much that was. period: the one that was to be closed.
CREATE TABLE late_decision (
    decision_id   uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    tenant        text        NOT NULL,
    entity        text        NOT NULL,
    period        text        NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    origin_period text        NOT NULL CHECK (origin_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    currency      text        NOT NULL,
    amount_minor  bigint      NOT NULL,
    events        integer     NOT NULL,
    content_hash  text        NOT NULL,
    decision      text        NOT NULL CHECK (decision IN ('pass', 'accrue', 'reopen')),
    reason        text        NOT NULL,
    decided_by    text        NOT NULL,
    decided_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant, content_hash)
);

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON late_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON late_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- People decide; who closes a period reads it as the writer.
ALTER TABLE late_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE late_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON late_decision TO ${app} USING (tenant = current_setting('app.tenant', true))
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON late_decision FOR SELECT TO ${writer} USING (true);
GRANT SELECT, INSERT ON late_decision TO ${app};
GRANT SELECT ON late_decision TO ${writer};
