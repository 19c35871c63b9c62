-- What both sides of a pair say of themselves, a line each; docs/adr/0064.
ALTER TABLE loose_end ADD COLUMN traits text NOT NULL DEFAULT '';

-- Payouts and deposits are tied in one block, in which each says what it is. Lines that name nothing say so when their
-- unit is folded again.
ALTER TABLE loose_end NO FORCE ROW LEVEL SECURITY;
UPDATE loose_end SET kind = 'remittance', traits = 'record=' || kind WHERE rule IN ('bank-lines', 'deposits');
ALTER TABLE loose_end FORCE ROW LEVEL SECURITY;
