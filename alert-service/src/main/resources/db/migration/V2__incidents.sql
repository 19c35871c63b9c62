-- An alert may tell of one incident; what it tells of is left out of other rules.

ALTER TABLE alert_rule
    ADD COLUMN incidents text NOT NULL DEFAULT 'apart' CHECK (incidents IN ('each', 'apart', 'counted'));

ALTER TABLE watched_break
    -- The nil UUID where it stands alone, so that equal is equal in every index.
    ADD COLUMN incident_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    -- Its cause where it speaks for the incident; null where it is held back by the others.
    ADD COLUMN incident_cause text,
    -- How its delta counts in what the incident comes to.
    ADD COLUMN incident_sign integer NOT NULL DEFAULT 1 CHECK (incident_sign IN (1, -1));

DROP INDEX watched_break_largest;
DROP INDEX watched_break_oldest;
CREATE INDEX watched_break_largest ON watched_break
    (tenant, entity, currency, break_rule, break_class, incident_id, absolute_minor DESC, first_detected_at, break_id)
    WHERE is_open;
CREATE INDEX watched_break_oldest ON watched_break
    (tenant, entity, currency, break_rule, break_class, incident_id, first_detected_at, break_id)
    WHERE is_open;

ALTER TABLE alert ADD COLUMN incident_id uuid;

-- Past incidents are many, and an evaluation looks at few of them.
DROP INDEX alert_by_slice;
CREATE INDEX alert_by_slice ON alert (tenant, entity, currency, fingerprint, occurrence DESC) WHERE incident_id IS NULL;
CREATE INDEX alert_active_by_slice ON alert (tenant, entity, currency) WHERE state <> 'resolved';
CREATE INDEX alert_by_incident ON alert (tenant, incident_id) WHERE incident_id IS NOT NULL;
