-- Pages of breaks are in this order; without it each of them sorts all.
CREATE INDEX break_in_order ON break (tenant, severity, first_detected_at, break_id);
