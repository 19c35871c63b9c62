-- What a break tells others names the incident that it belongs to, so that alerts know it.

ALTER TABLE incident
    -- Open breaks whose published state does not name it although it should, or does although it should not any more.
    ADD COLUMN untold integer NOT NULL DEFAULT 0;

-- The owner is bound by the policies too, of which it has none.
ALTER TABLE incident NO FORCE ROW LEVEL SECURITY;
UPDATE incident SET untold = open_breaks WHERE breaks >= 3;
ALTER TABLE incident FORCE ROW LEVEL SECURITY;

DROP INDEX incident_undetermined;
CREATE INDEX incident_unsaid ON incident (tenant, incident_id)
    WHERE undetermined > 0 AND records >= 3 OR untold > 0;
