-- A leg stays under the transaction its record named; the legs of a merged transaction are found by its parts. Moving them
-- left dead rows in the largest table, and cleaning up after them took a sixth of the time; see docs/adr/0014.
REVOKE UPDATE (transaction_id) ON leg FROM ${writer};

-- Nothing searches by these columns, and sampling them reads kilobytes per row.
ALTER TABLE leg ALTER COLUMN headers SET STATISTICS 0;
ALTER TABLE leg ALTER COLUMN payload SET STATISTICS 0;
