-- Other readings of a fact than the one that holds: by a later version of its mapping, which somebody decides on, or by an
-- earlier one, which is evidence. docs/adr/0039 says what becomes of them.

-- How many revisions of the event were approved; its columns are those of the reading that holds.
ALTER TABLE event ADD COLUMN revision integer NOT NULL DEFAULT 0;
-- What the contradiction contradicts: it is one only while the event's revision is that.
ALTER TABLE conflict ADD COLUMN revision integer NOT NULL DEFAULT 0;

-- state: pending until a person decides; superseded by a later version of the mapping. is_same_receipt: whether the bytes
-- are those of the reading that held when it was recorded. number: the event's revision that it became.
CREATE TABLE revision (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    revision_id      uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    tenant           text        NOT NULL,
    event            bigint      NOT NULL,
    event_id         uuid        NOT NULL,
    content_hash     bytea       NOT NULL,
    mapping          text        NOT NULL,
    mapping_version  integer     NOT NULL,
    receipt_id       text        NOT NULL,
    is_same_receipt  boolean     NOT NULL,
    delivery_id      text        NOT NULL,
    received_at      timestamptz NOT NULL,
    recorded_at      timestamptz NOT NULL,
    traceparent      text        NOT NULL,
    partition        integer     NOT NULL,
    partition_offset bigint      NOT NULL,
    headers          text        NOT NULL,
    payload          bytea       NOT NULL,
    state            text        NOT NULL CHECK (state IN ('pending', 'approved', 'refused', 'superseded')),
    number           integer,
    decided_by       text,
    decided_at       timestamptz,
    reason           text,
    UNIQUE (event, content_hash, mapping),
    CONSTRAINT decided CHECK ((state IN ('approved', 'refused')) <= (decided_by IS NOT NULL AND decided_at IS NOT NULL))
);

CREATE INDEX revision_list ON revision (tenant, state, id);

-- Readings are kept for ever; only what became of them changes.
CREATE FUNCTION refuse_change_of_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.revision_id, OLD.tenant, OLD.event, OLD.event_id, OLD.content_hash, OLD.mapping, OLD.headers, OLD.payload)
       IS DISTINCT FROM
       (NEW.revision_id, NEW.tenant, NEW.event, NEW.event_id, NEW.content_hash, NEW.mapping, NEW.headers, NEW.payload) THEN
        RAISE EXCEPTION 'a reading of an event is decided on and never edited' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER only_decided BEFORE UPDATE ON revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_reading();
CREATE TRIGGER only_added BEFORE DELETE ON revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An event takes on another reading only where somebody approved that one and the former one is kept.
CREATE OR REPLACE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        kept := NEW;
        kept.transaction := OLD.transaction;
        IF kept IS NOT DISTINCT FROM OLD THEN
            RETURN NEW;
        END IF;
        IF (NEW.id, NEW.recorded_at, NEW.tenant, NEW.event_id, NEW.transaction, NEW.type, NEW.source, NEW.subject,
            NEW.transition, NEW.revision)
           IS NOT DISTINCT FROM
           (OLD.id, OLD.recorded_at, OLD.tenant, OLD.event_id, OLD.transaction, OLD.type, OLD.source, OLD.subject,
            OLD.transition, OLD.revision + 1)
           AND EXISTS (SELECT FROM revision r WHERE r.event = OLD.id AND r.payload = OLD.payload)
           AND EXISTS (SELECT FROM revision r WHERE r.event = OLD.id AND r.payload = NEW.payload
                          AND r.state = 'approved' AND r.number = NEW.revision AND r.mapping = NEW.mapping) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% of % is refused: the ledger only adds rows', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- Events of which the rest of the suite must hear once more what holds.
CREATE TABLE untold_event (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event  bigint NOT NULL,
    tenant text   NOT NULL
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['revision', 'untold_event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE ON revision TO ${writer};
GRANT DELETE ON untold_event, coded_event, book_value, rebooked_event TO ${writer};
GRANT UPDATE (revision) ON conflict TO ${writer};
GRANT UPDATE (content_hash) ON event_key TO ${writer};
GRANT UPDATE (entity, role, delivery_id, label, occurred_at, received_at, business_date, amount_minor, currency, verdict,
              suspense_code, awaits, receipt_id, receipt_sha256, mapping, traceparent, headers, payload, partition,
              partition_offset, registered_roles, revision) ON event TO ${writer};
