-- What is open on one side alone, and what of it is tied across transactions; docs/adr/0050.

-- Written when a unit is folded, under its lock. What no longer is open stays until its block was looked at.
CREATE TABLE loose_end (
    tenant        text    NOT NULL,
    rule          text    NOT NULL,
    item_key      text    NOT NULL,
    currency      text    NOT NULL,
    unit_id       uuid    NOT NULL,
    side          text    NOT NULL CHECK (side IN ('awaited', 'unclaimed')),
    entity        text    NOT NULL,
    kind          text    NOT NULL,
    name          text    NOT NULL,
    words         text    NOT NULL,
    amount_minor  bigint  NOT NULL,
    business_date date    NOT NULL,
    legs          text    NOT NULL,
    is_open       boolean NOT NULL DEFAULT true,
    looked_at     boolean NOT NULL DEFAULT false,
    -- What comes near where nothing is tied, as JSON; null where nothing does.
    suggestions   text,
    PRIMARY KEY (tenant, rule, item_key, currency)
);
CREATE INDEX loose_end_unit ON loose_end (tenant, unit_id);
CREATE INDEX loose_end_block ON loose_end (tenant, rule, entity, currency, kind);
CREATE INDEX loose_end_new ON loose_end (tenant, rule, entity, currency, kind) WHERE NOT looked_at;

-- An item is in one match at most on its side, whatever a sweep believes.
CREATE TABLE pair_member (
    tenant   text    NOT NULL,
    rule     text    NOT NULL,
    side     text    NOT NULL CHECK (side IN ('awaited', 'unclaimed')),
    item_key text    NOT NULL,
    currency text    NOT NULL,
    pair_id  uuid    NOT NULL,
    stage    text    NOT NULL,
    score    integer NOT NULL,
    rule_version integer     NOT NULL,
    tied_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant, rule, side, item_key, currency)
);
CREATE INDEX pair_member_pair ON pair_member (tenant, pair_id);

ALTER TABLE loose_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE loose_end FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON loose_end FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON loose_end TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON loose_end TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON loose_end TO ${writer};

ALTER TABLE pair_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE pair_member FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON pair_member FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON pair_member TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON pair_member TO ${app};
GRANT SELECT, INSERT, DELETE ON pair_member TO ${writer};
