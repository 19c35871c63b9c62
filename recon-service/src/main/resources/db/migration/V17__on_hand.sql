-- Goods beside money; docs/adr/0044.

-- Of an item of the comparison that is about goods: where they are, how many pieces there should be and are, and what
-- the difference is worth.
ALTER TABLE match_item
    ADD COLUMN location       text,
    ADD COLUMN expected_units bigint,
    ADD COLUMN stated_units   bigint,
    ADD COLUMN variance_minor bigint;

-- Which units are folded with what is kept under another reference, such as what an item costs. One that is told later
-- of an earlier time has them folded again.
CREATE TABLE key_context (
    tenant     text        NOT NULL,
    context_id uuid        NOT NULL,
    key_id     uuid        NOT NULL,
    -- The latest instant for which the unit wants it.
    wanted_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant, context_id, key_id)
);
-- A unit wants it for ever later instants.
ALTER TABLE key_context SET (fillfactor = 80);

ALTER TABLE key_context ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_context FORCE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON key_context TO ${writer} USING (true) WITH CHECK (true);
CREATE POLICY tenant_rows ON key_context FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
GRANT SELECT ON key_context TO ${app};
GRANT SELECT, INSERT ON key_context TO ${writer};
GRANT UPDATE (wanted_at) ON key_context TO ${writer};
