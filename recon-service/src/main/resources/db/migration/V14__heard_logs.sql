-- How many steps of hand-overs the integration's log tells of, by source and business date of the record they are of;
-- docs/reference/break-classes.md, the decision table.

CREATE TABLE heard_log_day (
    tenant  text    NOT NULL,
    source  text    NOT NULL,
    date    date    NOT NULL,
    steps   bigint  NOT NULL,
    -- Whether breaks about which the log is silent were looked at since there are enough steps.
    applied boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, source, date)
) WITH (fillfactor = 70);
CREATE INDEX heard_log_day_unapplied ON heard_log_day (tenant, source, date) WHERE NOT applied;

-- What may be said of breaks about which the log is silent, when it tells of others.
CREATE INDEX break_by_symptom_and_date ON break (tenant, symptom, business_date) WHERE symptom LIKE '2 or 3 | % | silent log';

DO $$
BEGIN
    ALTER TABLE heard_log_day ENABLE ROW LEVEL SECURITY;
    ALTER TABLE heard_log_day FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant_rows ON heard_log_day FOR SELECT TO ${app}
        USING (tenant = current_setting('app.tenant', true));
    CREATE POLICY all_rows ON heard_log_day TO ${writer} USING (true) WITH CHECK (true);
    GRANT SELECT ON heard_log_day TO ${app};
    GRANT SELECT, INSERT, UPDATE ON heard_log_day TO ${writer};
END $$;
