-- What would be breaks, were no source silent; docs/adr/0042. A unit's are written anew whenever it is folded, under its
-- lock.
CREATE TABLE feed_child (
    tenant         text    NOT NULL,
    unit_id        uuid    NOT NULL,
    rule           text    NOT NULL,
    rule_key       text    NOT NULL,
    ordinal        integer NOT NULL,
    parent_id      uuid    NOT NULL,
    currency       text    NOT NULL,
    delta_minor    bigint  NOT NULL,
    exposure_minor bigint  NOT NULL,
    PRIMARY KEY (tenant, unit_id, rule, rule_key, ordinal)
);
CREATE INDEX feed_child_parent ON feed_child (tenant, parent_id);

ALTER TABLE feed_child ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_child FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON feed_child FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON feed_child TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON feed_child TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_child TO ${writer};
