-- What was decided and not carried out may be decided anew (docs/adr/0066). Rows are only added: the last number holds.
ALTER TABLE late_decision ADD COLUMN number integer NOT NULL DEFAULT 1;
ALTER TABLE late_decision DROP CONSTRAINT late_decision_pkey;
ALTER TABLE late_decision ADD PRIMARY KEY (tenant, content_hash, number);
