-- Units of which every batch with one of their parts changes the sums. They are locked after all others, so a batch holds them for as
-- short as it can; whoever locks several units needs to see which these are.
ALTER TABLE recon_transaction ADD COLUMN summed boolean NOT NULL DEFAULT false;

UPDATE recon_transaction r SET summed = true
 WHERE r.reference IS NOT NULL
   AND EXISTS (SELECT FROM total_sum s WHERE s.tenant = r.tenant AND s.key_id = r.transaction_id);
