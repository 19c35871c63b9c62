-- Disputes of some months are read at the end of a period, beside millions of other events.
CREATE INDEX event_chargeback ON event (tenant, business_date) WHERE type = 'tieout.chargeback.changed.v1';
