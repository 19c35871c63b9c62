-- What the codes of systems mean, from when until when. docs/adr/0033 says how it reaches what was booked before.

-- Every version of every cross-reference; the latest of a code holds. version counts the changes of the tenant.
-- validities: [{"from":…,"until":…,"canonical":…}]. learnt_from: the event that said it, null where people did.
CREATE TABLE cross_reference (
    tenant      text        NOT NULL,
    source      text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('sku', 'location', 'tender', 'account')),
    code        text        NOT NULL,
    version     bigint      NOT NULL,
    validities  jsonb       NOT NULL,
    saved_by    text        NOT NULL,
    approved_by text,
    learnt_from uuid,
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant, source, kind, code, version),
    CONSTRAINT second_person CHECK (approved_by <> saved_by),
    CONSTRAINT somebody_said_it CHECK ((approved_by IS NULL) <> (learnt_from IS NULL))
);

CREATE INDEX cross_reference_version ON cross_reference (tenant, version);

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON cross_reference FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON cross_reference FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Codes whose cross-reference changed and whose events are still to be looked through, in the order of their ids.
CREATE TABLE changed_code (
    tenant text   NOT NULL,
    source text   NOT NULL,
    kind   text   NOT NULL,
    code   text   NOT NULL,
    upto   bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, source, kind, code)
);

-- Which codes an event carries, where its source keeps cross-references of the kind or the code sent it to suspense.
-- canonical: what it is booked by; null while nobody has said what the code means.
CREATE TABLE coded_event (
    event     bigint      NOT NULL,
    kind      text        NOT NULL,
    code      text        NOT NULL,
    tenant    text        NOT NULL,
    source    text        NOT NULL,
    at        timestamptz NOT NULL,
    canonical text,
    PRIMARY KEY (event, kind, code)
) WITH (fillfactor = 90);

CREATE INDEX coded_event_code ON coded_event (code, source, kind, tenant, event);
CREATE INDEX coded_event_unmapped ON coded_event (tenant, kind, source, code) WHERE canonical IS NULL;

-- What the posting policy made of an event when it was last booked anew.
CREATE TABLE rebooked_event (
    event         bigint      NOT NULL PRIMARY KEY,
    tenant        text        NOT NULL,
    verdict       text        NOT NULL CHECK (verdict IN ('booked', 'suspended', 'evidence')),
    suspense_code text,
    booked_at     timestamptz NOT NULL
);

-- Locks the cross-references of tenants, those that are changed for oneself, and tells their versions. It must be one
-- function: what is read after the lock is granted is what the last change left.
CREATE FUNCTION lock_cross_references(tenants text[], changed text[])
    RETURNS TABLE (of_tenant text, latest bigint) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT t FROM unnest(tenants) AS t ORDER BY hashtext(t), t LOOP
        IF one = ANY (changed) THEN
            PERFORM pg_advisory_xact_lock(hashtext('tieout.cross_reference'), hashtext(one));
        ELSE
            PERFORM pg_advisory_xact_lock_shared(hashtext('tieout.cross_reference'), hashtext(one));
        END IF;
    END LOOP;
    RETURN QUERY SELECT t, coalesce((SELECT max(c.version) FROM cross_reference c WHERE c.tenant = t), 0)
                   FROM unnest(tenants) AS t;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['cross_reference', 'changed_code', 'coded_event', 'rebooked_event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app} '
                       'USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${writer}', name);
    END LOOP;
    -- People save cross-references; what they change in the books is for the writer to do.
    FOREACH name IN ARRAY ARRAY ['cross_reference', 'changed_code'] LOOP
        EXECUTE format('CREATE POLICY saved ON %I FOR INSERT TO ${app} '
                       'WITH CHECK (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('GRANT INSERT ON %I TO ${app}', name);
    END LOOP;
END $$;

CREATE POLICY begun_again ON changed_code FOR UPDATE TO ${app}
    USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));
GRANT UPDATE (upto) ON changed_code TO ${app};
GRANT UPDATE (upto), DELETE ON changed_code TO ${writer};
GRANT UPDATE (canonical) ON coded_event TO ${writer};
GRANT UPDATE ON rebooked_event TO ${writer};
-- An event that is booked anew is valued anew, and a cost belongs to the item that its SKU turns out to be.
GRANT DELETE ON valued_part TO ${writer};
GRANT UPDATE (name, location) ON book_value TO ${writer};
