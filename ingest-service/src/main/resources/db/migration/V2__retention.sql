-- What is older than the policy says is erased; see Retention.
GRANT DELETE ON receipt, dead_letter TO ${writer};

-- Rows come in the order of time, so a summary of ranges is enough to find the oldest.
CREATE INDEX receipt_by_age ON receipt USING brin (last_received_at);
CREATE INDEX dead_letter_by_age ON dead_letter USING brin (dead_lettered_at);
