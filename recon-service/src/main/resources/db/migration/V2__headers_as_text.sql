-- Nothing asks for a single header, so they are kept as the text they are read back from: `jsonb` was parsed on the way
-- in and written out again on the way back. The table is rewritten; see docs/adr/0012.
ALTER TABLE leg ALTER COLUMN headers TYPE text USING headers::text;
