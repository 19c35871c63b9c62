-- Decisions about accounting periods of which the suite has not been told (docs/adr/0055). What is told is the period as it is by
-- then, so one that is decided on meanwhile is told again.
CREATE TABLE untold_period (
    tenant  text   NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant, version)
);

-- The owner migrates but sees no rows under row-level security.
ALTER TABLE period_change NO FORCE ROW LEVEL SECURITY;
INSERT INTO untold_period (tenant, version) SELECT tenant, version FROM period_change;
ALTER TABLE period_change FORCE ROW LEVEL SECURITY;

ALTER TABLE untold_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE untold_period FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON untold_period FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON untold_period TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON untold_period TO ${app};
GRANT SELECT, INSERT, DELETE ON untold_period TO ${writer};
