-- What is told of an hour after it was judged has it judged anew; docs/adr/0046.

-- Every batch that adds to an hour says so; a look at the feeds takes note. What is there was looked at.
ALTER TABLE feed_hour ADD COLUMN looked_at boolean NOT NULL DEFAULT true;
ALTER TABLE feed_hour ALTER COLUMN looked_at SET DEFAULT false;
CREATE INDEX feed_hour_new ON feed_hour (tenant, hour) WHERE NOT looked_at;

ALTER TABLE feed_vigil
    -- The end of the last window that any of the feeds was judged for.
    ADD COLUMN judged_until timestamptz,
    -- Wall time of the last look.
    ADD COLUMN looked_at    timestamptz NOT NULL DEFAULT now();
