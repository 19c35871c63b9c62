-- What a list of breaks shows of the published state, beside what it filters by: read from here, thousands of breaks
-- need no JSON parsed.
ALTER TABLE break
    ADD COLUMN rule       text GENERATED ALWAYS AS (state ->> 'rule') STORED,
    ADD COLUMN rule_key   text GENERATED ALWAYS AS (state ->> 'ruleKey') STORED,
    ADD COLUMN attributes text GENERATED ALWAYS AS (translate(state ->> 'attributes', '[]"', '')) STORED,
    ADD COLUMN delta      text GENERATED ALWAYS AS (state -> 'delta' ->> 'amount') STORED,
    ADD COLUMN authority  text GENERATED ALWAYS AS (state ->> 'authority') STORED,
    ADD COLUMN step       text GENERATED ALWAYS AS (state -> 'handoff' ->> 'step') STORED,
    ADD COLUMN cause      text GENERATED ALWAYS AS (state ->> 'cause') STORED,
    ADD COLUMN repair     text GENERATED ALWAYS AS (state ->> 'repair') STORED,
    ADD COLUMN due_at     text GENERATED ALWAYS AS (state ->> 'dueAt') STORED,
    ADD COLUMN closed_at  text GENERATED ALWAYS AS (state ->> 'closedAt') STORED;
