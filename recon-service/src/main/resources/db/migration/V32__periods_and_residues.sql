-- Periods of weeks have their days with them (docs/adr/0065); those of a month follow from its name and may be left out.
ALTER TABLE accounting_period ADD COLUMN first_day date;
ALTER TABLE accounting_period ADD COLUMN last_day date;
GRANT UPDATE (first_day, last_day) ON accounting_period TO ${writer};

-- What the ledger booked away by its posting policy, and reversed, as it told it; only added to. amount_minor: what stood under the
-- key, negated in a reversal, so that the sum of a key is what is booked away of it. docs/adr/0060 says how checkpoints list it.
CREATE TABLE settled_residue (
    tenant        text        NOT NULL,
    settlement_id uuid        NOT NULL,
    entity        text        NOT NULL,
    currency      text        NOT NULL,
    account       text        NOT NULL,
    sub_key       text        NOT NULL,
    booked_to     text        NOT NULL,
    amount_minor  bigint      NOT NULL,
    business_date date        NOT NULL,
    is_reversal   boolean     NOT NULL,
    booked_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant, settlement_id)
);
CREATE INDEX settled_residue_day ON settled_residue (tenant, entity, currency, business_date);

ALTER TABLE settled_residue ENABLE ROW LEVEL SECURITY;
ALTER TABLE settled_residue FORCE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON settled_residue TO ${writer} USING (true) WITH CHECK (true);
CREATE POLICY tenant_rows ON settled_residue FOR SELECT TO ${app}
    USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON settled_residue TO ${app};
GRANT SELECT, INSERT ON settled_residue TO ${writer};
