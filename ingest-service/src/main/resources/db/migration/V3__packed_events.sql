-- What was made of a batch is as long a list as the batch, and nobody searches in it. Taking it apart as jsonb and packing
-- it again took PostgreSQL more than all else about a receipt, so ingest packs the long ones. Short ones stay in events.
ALTER TABLE receipt
    ALTER COLUMN events DROP NOT NULL,
    ADD COLUMN packed_events bytea,
    ADD CONSTRAINT receipt_events CHECK ((events IS NULL) <> (packed_events IS NULL)) NOT VALID;
COMMENT ON COLUMN receipt.packed_events IS 'the JSON of events, in gzip';

-- Packed already; trying again is in vain.
ALTER TABLE receipt
    ALTER COLUMN packed_events SET STORAGE EXTERNAL,
    ALTER COLUMN sealed_body SET STORAGE EXTERNAL;
