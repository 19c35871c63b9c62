-- What the ledger and the ERP hold on accounts; docs/adr/0049.

-- What the ledger's postings of a business date come to. Both sides only grow, so the greater of two sums is the later one.
CREATE TABLE account_balance (
    tenant        text   NOT NULL,
    entity        text   NOT NULL,
    currency      text   NOT NULL,
    account       text   NOT NULL,
    business_date date   NOT NULL,
    debit_minor   bigint NOT NULL,
    credit_minor  bigint NOT NULL,
    PRIMARY KEY (tenant, entity, currency, account, business_date)
);
ALTER TABLE account_balance SET (fillfactor = 80);

-- What a document of the ERP moves, by its account and posting date: of the reading that holds. Without an account it is a
-- document that names none.
CREATE TABLE erp_line (
    tenant         text   NOT NULL,
    event_id       uuid   NOT NULL,
    content_sha256 bytea  NOT NULL,
    account        text   NOT NULL,
    entity         text   NOT NULL,
    currency       text   NOT NULL,
    posting_date   date   NOT NULL,
    documents      bigint NOT NULL,
    debit_minor    bigint NOT NULL,
    credit_minor   bigint NOT NULL,
    PRIMARY KEY (tenant, event_id, content_sha256, account, currency)
);
CREATE INDEX erp_line_day ON erp_line (tenant, entity, posting_date);

-- What the lines above come to; kept with them in one statement.
CREATE TABLE erp_account_day (
    tenant       text   NOT NULL,
    entity       text   NOT NULL,
    currency     text   NOT NULL,
    account      text   NOT NULL,
    posting_date date   NOT NULL,
    documents    bigint NOT NULL,
    debit_minor  bigint NOT NULL,
    credit_minor bigint NOT NULL,
    PRIMARY KEY (tenant, entity, currency, account, posting_date)
);
ALTER TABLE erp_account_day SET (fillfactor = 80);

-- What the ERP says is on its own accounts, and what others say was there before their first event.
CREATE TABLE stated_balance (
    tenant        text        NOT NULL,
    event_id      uuid        NOT NULL,
    kind          text        NOT NULL,
    use           text        NOT NULL,
    entity        text        NOT NULL,
    currency      text        NOT NULL,
    account       text        NOT NULL,
    business_date date        NOT NULL,
    as_of         timestamptz NOT NULL,
    balance_minor bigint      NOT NULL,
    PRIMARY KEY (tenant, event_id)
);
CREATE INDEX stated_balance_latest ON stated_balance (tenant, entity, currency, kind, use, account, as_of);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['account_balance', 'erp_line', 'erp_account_day', 'stated_balance'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE (debit_minor, credit_minor) ON account_balance TO ${writer};
GRANT UPDATE (documents, debit_minor, credit_minor) ON erp_account_day TO ${writer};
GRANT UPDATE (use, business_date, as_of, balance_minor) ON stated_balance TO ${writer};
GRANT DELETE ON erp_line TO ${writer};
