-- Which number a part has among those of its series, such as a receipt among those of its register; docs/adr/0069.
-- Both are null where parts are not numbered.
ALTER TABLE total_part ADD COLUMN series text, ADD COLUMN number bigint;

CREATE INDEX total_part_number ON total_part (tenant, key_id, sum_id, series, number) WHERE series IS NOT NULL;
