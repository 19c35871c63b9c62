-- Since when and until when a source holds its roles; a role that is not named is held for ever.
ALTER TABLE source ADD COLUMN effective text NOT NULL DEFAULT '{}';
COMMENT ON COLUMN source.effective IS 'JSON object by role: {"processor":{"from":"2026-04-01T04:00:00Z"}}';
