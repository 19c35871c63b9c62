-- Nothing asks for a single header, so they are kept as the text they are read back from: `jsonb` was parsed on the way
-- in and written out again on the way back. The table is rewritten; see docs/adr/0012.
ALTER TABLE leg ALTER COLUMN headers TYPE text USING headers::text;

-- An item changes a few times while its refund goes through the systems, and none of the changed columns is indexed:
-- with room on the page a change touches no index.
ALTER TABLE match_item SET (fillfactor = 50);
