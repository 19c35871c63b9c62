-- Another reading of an event holds once somebody approved it: the ledger tells it with the number of the event's revision,
-- and of what was told of an event the highest number holds, whatever comes first.

-- holds: false for a reading that waits for a decision, and for those of before the event's last revision.
ALTER TABLE leg
    ADD COLUMN revision integer NOT NULL DEFAULT 0,
    ADD COLUMN holds boolean NOT NULL DEFAULT true;
GRANT UPDATE (revision, holds, outcome, recorded_at) ON leg TO ${writer};

-- The last revision of events that were revised, for legs that arrive after it.
CREATE TABLE revised_event (
    tenant   text    NOT NULL,
    event_id uuid    NOT NULL,
    revision integer NOT NULL,
    PRIMARY KEY (tenant, event_id)
);
ALTER TABLE revised_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE revised_event FORCE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON revised_event TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON revised_event TO ${writer};

-- An earlier reading leaves the sums that it was in.
GRANT DELETE ON total_part TO ${writer};
