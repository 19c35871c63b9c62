-- The roles that sources held when the event happened, as ingest stamped it; null where it did not.
ALTER TABLE event ADD COLUMN registered_roles text;
