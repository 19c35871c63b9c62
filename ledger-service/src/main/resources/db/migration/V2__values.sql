-- What the books value by (unit costs, rates), and the parts of events that are valued by it. An event may have several
-- entries now: its own, number 0, and those of its values.

ALTER TABLE entry ADD COLUMN number smallint NOT NULL DEFAULT 0;
ALTER TABLE entry DROP CONSTRAINT entry_pkey;
ALTER TABLE entry ADD PRIMARY KEY (event, number, booked_at);
ALTER TABLE line ADD COLUMN number smallint NOT NULL DEFAULT 0;

-- Each value holds from an instant on, until the next one does. location: where it holds, empty for everywhere; one for a
-- location comes before one for everywhere. event_id: the fact that set it.
CREATE TABLE book_value (
    tenant       text        NOT NULL,
    entity       text        NOT NULL,
    kind         text        NOT NULL,
    name         text        NOT NULL,
    location     text        NOT NULL,
    effective_at timestamptz NOT NULL,
    event_id     uuid        NOT NULL,
    factor       numeric     NOT NULL,
    currency     text        NOT NULL,
    PRIMARY KEY (name, entity, location, kind, tenant, effective_at, event_id)
);

-- A part of an event that is valued. value: the fact whose value is booked, null while there is none.
CREATE TABLE valued_part (
    event     bigint      NOT NULL,
    ordinal   integer     NOT NULL,
    tenant    text        NOT NULL,
    entity    text        NOT NULL,
    kind      text        NOT NULL,
    name      text        NOT NULL,
    location  text        NOT NULL,
    at        timestamptz NOT NULL,
    value     uuid,
    PRIMARY KEY (event, ordinal)
) WITH (fillfactor = 90);

CREATE INDEX valued_part_key ON valued_part (name, entity, tenant, at);

-- The value that holds for a part.
CREATE FUNCTION value_at(of_tenant text, of_entity text, of_kind text, of_name text, of_location text, instant timestamptz)
    RETURNS SETOF book_value LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT v.*
      FROM book_value v
     WHERE v.name = of_name AND v.entity = of_entity AND v.kind = of_kind AND v.tenant = of_tenant
       AND v.location IN ('', of_location) AND v.effective_at <= instant
     ORDER BY v.location DESC, v.effective_at DESC, v.event_id DESC
     LIMIT 1
$$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['book_value', 'valued_part'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE (value) ON valued_part TO ${writer};
