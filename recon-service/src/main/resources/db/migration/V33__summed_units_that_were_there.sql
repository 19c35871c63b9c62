-- V30 said which units are summed of new rows only: its owner is under row-level security too, and saw none of those that were there.
ALTER TABLE recon_transaction NO FORCE ROW LEVEL SECURITY;
ALTER TABLE total_sum NO FORCE ROW LEVEL SECURITY;
UPDATE recon_transaction r SET summed = true
 WHERE r.reference IS NOT NULL AND NOT r.summed
   AND EXISTS (SELECT FROM total_sum s WHERE s.tenant = r.tenant AND s.key_id = r.transaction_id);
ALTER TABLE recon_transaction FORCE ROW LEVEL SECURITY;
ALTER TABLE total_sum FORCE ROW LEVEL SECURITY;
