-- What each batch added to each account as a whole, beside what it added to each of its sub-keys: a trial balance reads
-- some rows for each account and day instead of one for each order, card and payout. Both tables are only added to by
-- batches; a fold replaces rows of one key and recorded day by their sum.

CREATE TABLE account_delta (
    tenant        text   NOT NULL,
    entity        text   NOT NULL,
    account       text   NOT NULL,
    currency      text   NOT NULL,
    business_date date   NOT NULL,
    recorded_day  date   NOT NULL,
    debit_minor   bigint NOT NULL,
    credit_minor  bigint NOT NULL
);

-- The owner migrates but sees no rows under row-level security.
ALTER TABLE balance_delta NO FORCE ROW LEVEL SECURITY;
INSERT INTO account_delta
SELECT tenant, entity, account, currency, business_date, recorded_day, sum(debit_minor), sum(credit_minor)
  FROM balance_delta
 GROUP BY tenant, entity, account, currency, business_date, recorded_day;
ALTER TABLE balance_delta FORCE ROW LEVEL SECURITY;

CREATE INDEX account_delta_account ON account_delta (tenant, account);

-- A page of a sub-ledger reads its own keys and not the whole account.
CREATE INDEX balance_delta_sub_key ON balance_delta (tenant, account, sub_key);
DROP INDEX balance_delta_account;
-- Rows come in the order of days, so the smallest of indexes finds one.
CREATE INDEX balance_delta_day ON balance_delta USING brin (recorded_day);

-- Days whose sub-ledgers are folded.
CREATE TABLE folded_day (
    tenant       text        NOT NULL,
    recorded_day date        NOT NULL,
    folded_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, recorded_day)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['account_delta', 'folded_day'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT DELETE ON account_delta, balance_delta TO ${writer};

CREATE POLICY corrections ON account_delta FOR INSERT TO ${app}
    WITH CHECK (tenant = current_setting('app.tenant', true));
GRANT INSERT ON account_delta TO ${app};
