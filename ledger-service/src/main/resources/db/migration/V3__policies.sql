-- Versions of posting policies, corrections and what approves them. docs/adr/0019 says why they are kept so.

-- status: draft until a second person activates it; retired when it is withdrawn before it booked. The text never changes.
CREATE TABLE posting_policy (
    tenant         text        NOT NULL,
    name           text        NOT NULL,
    version        integer     NOT NULL,
    effective_from date        NOT NULL,
    yaml           text        NOT NULL,
    sha256         text        NOT NULL,
    status         text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'retired')),
    saved_by       text        NOT NULL,
    saved_at       timestamptz NOT NULL,
    activated_by   text,
    activated_at   timestamptz,
    retired_by     text,
    retired_at     timestamptz,
    PRIMARY KEY (tenant, name, version),
    CONSTRAINT second_person CHECK (activated_by <> saved_by),
    CONSTRAINT activation CHECK (status <> 'active' OR (activated_by IS NOT NULL AND activated_at IS NOT NULL))
);

-- Two versions that hold from the same date on would leave open which one books.
CREATE UNIQUE INDEX posting_policy_date ON posting_policy (tenant, effective_from) WHERE status = 'active';

-- A draft becomes active, either is retired, and nothing else ever changes.
CREATE FUNCTION only_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.status, NEW.status) NOT IN (('draft', 'active'), ('draft', 'retired'), ('active', 'retired'))
       OR (OLD.tenant, OLD.name, OLD.version, OLD.effective_from, OLD.yaml, OLD.sha256, OLD.saved_by, OLD.saved_at)
          IS DISTINCT FROM
          (NEW.tenant, NEW.name, NEW.version, NEW.effective_from, NEW.yaml, NEW.sha256, NEW.saved_by, NEW.saved_at)
       OR (OLD.status = 'active' AND (OLD.activated_by, OLD.activated_at)
                                     IS DISTINCT FROM (NEW.activated_by, NEW.activated_at)) THEN
        RAISE EXCEPTION 'a version of a posting policy is decided on and never edited' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER only_decided BEFORE UPDATE ON posting_policy FOR EACH ROW EXECUTE FUNCTION only_decided();
CREATE TRIGGER only_added BEFORE DELETE ON posting_policy FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON posting_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A dry run walks the events of a window of business dates.
CREATE INDEX event_business_date ON event (tenant, business_date, id);

-- What an approver approved: the hash of a request. It counts for a day.
CREATE TABLE approval (
    tenant      text        NOT NULL,
    hash        text        NOT NULL,
    approved_by text        NOT NULL,
    approved_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, hash, approved_by, approved_at)
);

-- A correction is no event: nobody's system said it, somebody decided it. Its id is of the events' sequence, so that its
-- entries stand among theirs. content_hash: of the request without its approval, which is what was approved.
-- event, event_id, transaction: what it corrects, and the arrival transaction of that; null when it corrects no event.
CREATE TABLE correction (
    id              bigint      NOT NULL PRIMARY KEY,
    correction_id   uuid        NOT NULL UNIQUE,
    tenant          text        NOT NULL,
    idempotency_key text        NOT NULL,
    content_hash    text        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('reverse', 'rebook', 'manual-lines')),
    posting_row     text,
    entity          text        NOT NULL,
    business_date   date        NOT NULL,
    reverse_on      date        CHECK (reverse_on > business_date),
    reason          text        NOT NULL,
    event           bigint,
    event_id        uuid,
    transaction     bigint,
    requested_by    text        NOT NULL,
    approved_by     text        NOT NULL,
    booked_at       timestamptz NOT NULL,
    UNIQUE (tenant, idempotency_key),
    CONSTRAINT second_person CHECK (approved_by <> requested_by)
);

CREATE INDEX correction_event ON correction (event) WHERE event IS NOT NULL;
CREATE INDEX correction_transaction ON correction (transaction) WHERE transaction IS NOT NULL;

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON approval FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON approval FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an entry is booked for: an event, or a correction. corrects: the event that a correction is about.
CREATE VIEW entry_cause WITH (security_invoker = true) AS
SELECT id, event_id, transaction, NULL::bigint AS corrects, NULL::uuid AS correction_id
  FROM event
UNION ALL
SELECT id, event_id, transaction, event, correction_id
  FROM correction;

-- People save policies, approve and correct; batches only read the policies.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['posting_policy', 'approval', 'correction'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I TO ${app} USING (tenant = current_setting(''app.tenant'', true)) '
                       'WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I FOR SELECT TO ${writer} USING (true)', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT ON %I TO ${writer}', name);
    END LOOP;
END $$;

GRANT UPDATE (status, activated_by, activated_at, retired_by, retired_at) ON posting_policy TO ${app};
GRANT SELECT ON entry_cause TO ${app}, ${writer};

-- The role of people books corrections of its tenant and nothing else: never for an event.
CREATE POLICY corrections ON entry FOR INSERT TO ${app}
    WITH CHECK (tenant = current_setting('app.tenant', true)
                AND EXISTS (SELECT FROM correction c WHERE c.id = entry.event));
CREATE POLICY corrections ON line FOR INSERT TO ${app}
    WITH CHECK (tenant = current_setting('app.tenant', true)
                AND EXISTS (SELECT FROM correction c WHERE c.id = line.event));
CREATE POLICY corrections ON balance_delta FOR INSERT TO ${app}
    WITH CHECK (tenant = current_setting('app.tenant', true));
GRANT INSERT ON entry, line, balance_delta TO ${app};
GRANT USAGE ON SEQUENCE event_id TO ${app};
