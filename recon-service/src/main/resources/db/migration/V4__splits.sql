-- A transaction that the ledger took apart; docs/adr/0028. Records come in any order, so what they say is kept with the
-- number of the tenant's split that they were told after, and of two the higher number holds.

-- Merges of before this split are void for the transaction.
ALTER TABLE recon_transaction ADD COLUMN split integer NOT NULL DEFAULT 0;

-- After which split the leg's transaction was named. Only a split moves a leg; merges never do (docs/adr/0014).
ALTER TABLE leg ADD COLUMN split integer NOT NULL DEFAULT 0;
GRANT UPDATE (transaction_id, split) ON leg TO ${writer};

-- Where a split put an event, for legs that arrive after it.
CREATE TABLE split_event (
    tenant         text    NOT NULL,
    event_id       uuid    NOT NULL,
    split          integer NOT NULL,
    transaction_id uuid    NOT NULL,
    PRIMARY KEY (tenant, event_id)
);

-- Merges told after a split: those of before it need no memory, because a split voids them all.
CREATE TABLE split_merge (
    tenant   text    NOT NULL,
    survivor uuid    NOT NULL,
    absorbed uuid    NOT NULL,
    split    integer NOT NULL,
    PRIMARY KEY (tenant, survivor, absorbed)
);
CREATE INDEX split_merge_absorbed ON split_merge (tenant, absorbed);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['split_event', 'split_merge'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO ${writer}', name);
    END LOOP;
END $$;
