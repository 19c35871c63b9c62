-- Accounts and business dates of which the suite has not been told the latest sums (docs/adr/0049). A batch adds a row for each
-- that it touches; what is told is deleted by id, so one that is touched meanwhile is told again.
CREATE TABLE untold_balance (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant        text   NOT NULL,
    entity        text   NOT NULL,
    account       text   NOT NULL,
    currency      text   NOT NULL,
    business_date date   NOT NULL
);

-- The owner migrates but sees no rows under row-level security.
ALTER TABLE account_delta NO FORCE ROW LEVEL SECURITY;
INSERT INTO untold_balance (tenant, entity, account, currency, business_date)
SELECT DISTINCT tenant, entity, account, currency, business_date FROM account_delta ORDER BY 1, 5, 2, 3, 4;
ALTER TABLE account_delta FORCE ROW LEVEL SECURITY;

-- The sums of one date are read by date, those of an account as before.
CREATE INDEX account_delta_day ON account_delta (tenant, account, business_date);
DROP INDEX account_delta_account;

ALTER TABLE untold_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE untold_balance FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON untold_balance FOR SELECT TO ${app}
    USING (tenant = current_setting('app.tenant', true));
CREATE POLICY booked ON untold_balance FOR INSERT TO ${app}
    WITH CHECK (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON untold_balance TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON untold_balance TO ${app};
GRANT SELECT, INSERT, DELETE ON untold_balance TO ${writer};
