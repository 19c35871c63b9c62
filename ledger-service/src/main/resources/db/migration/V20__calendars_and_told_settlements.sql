-- Legal entities have periods of weeks or of months (docs/adr/0065). What is closed is closed by its days; those of a month follow
-- from its name and may be left out.
ALTER TABLE period_change DROP CONSTRAINT period_change_period_check;
ALTER TABLE period_change ADD CONSTRAINT period_name CHECK (period ~ '^[0-9]{4}-(P?(0[1-9]|1[0-2]))$');
ALTER TABLE period_change ADD COLUMN first_day date;
ALTER TABLE period_change ADD COLUMN last_day date;
ALTER TABLE period_change ADD CONSTRAINT period_days
    CHECK (last_day >= first_day AND (first_day IS NOT NULL AND last_day IS NOT NULL OR period !~ 'P'));

ALTER TABLE late_decision DROP CONSTRAINT late_decision_period_check;
ALTER TABLE late_decision DROP CONSTRAINT late_decision_origin_period_check;
ALTER TABLE late_decision ADD CONSTRAINT period_name CHECK (period ~ '^[0-9]{4}-(P?(0[1-9]|1[0-2]))$');
ALTER TABLE late_decision ADD CONSTRAINT origin_period_name CHECK (origin_period ~ '^[0-9]{4}-(P?(0[1-9]|1[0-2]))$');

-- The days of the period of a decision.
CREATE FUNCTION first_day_of(change period_change) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT coalesce(change.first_day, to_date(change.period, 'YYYY-MM'))
$$;
CREATE FUNCTION last_day_of(change period_change) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT coalesce(change.last_day, (to_date(change.period, 'YYYY-MM') + interval '1 month - 1 day')::date)
$$;

-- Settlements are told as corrections are, those of before too. The owner migrates but sees no rows under row-level security.
GRANT INSERT ON untold_correction TO ${writer};
ALTER TABLE settlement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE untold_correction NO FORCE ROW LEVEL SECURITY;
INSERT INTO untold_correction (correction, tenant) SELECT id, tenant FROM settlement;
ALTER TABLE untold_correction FORCE ROW LEVEL SECURITY;
ALTER TABLE settlement FORCE ROW LEVEL SECURITY;
