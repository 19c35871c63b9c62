-- An incident is an integration's doing from three records on. One record may have several breaks, such as one in each
-- currency, so breaks are not what counts.

ALTER TABLE incident ADD COLUMN records integer NOT NULL DEFAULT 0;

-- The owner is bound by the policies too, of which it has none.
ALTER TABLE incident NO FORCE ROW LEVEL SECURITY;
ALTER TABLE break NO FORCE ROW LEVEL SECURITY;
UPDATE incident i
   SET records = (SELECT count(DISTINCT b.state ->> 'ruleKey') FROM break b
                   WHERE b.tenant = i.tenant AND b.incident_id = i.incident_id AND b.status <> 'absorbed');
ALTER TABLE incident FORCE ROW LEVEL SECURITY;
ALTER TABLE break FORCE ROW LEVEL SECURITY;

-- What the ERP holds back because a card's load is missing belongs to the incident of the load.
ALTER TABLE incident ADD COLUMN held_back integer NOT NULL DEFAULT 0;
CREATE INDEX break_card ON break
    (tenant, (jsonb_path_query_first(detail, '$.trail.keys[*] ? (@ starts with "gift-card:")') #>> '{}'))
    WHERE detail -> 'trail' ->> 'stage' <> 'other';

-- What figures count of what was told without comparing it, by business date: captures, disputes, fees, documents that
-- people wrote in the ERP. Counted from this version on, in the transaction that keeps the event.
CREATE TABLE told_day (
    tenant   text   NOT NULL,
    date     date   NOT NULL,
    entity   text   NOT NULL,
    currency text   NOT NULL,
    kind     text   NOT NULL,
    count    bigint NOT NULL,
    minor    bigint NOT NULL,
    PRIMARY KEY (tenant, date, entity, currency, kind)
) WITH (fillfactor = 70);
ALTER TABLE told_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE told_day FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON told_day FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON told_day TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON told_day TO ${app};
GRANT SELECT, INSERT, UPDATE ON told_day TO ${writer};
