-- Accounting periods: the months of the calendar, per legal entity. docs/adr/0041 says how entries find theirs.

-- What was decided about periods; only added to. version counts the changes of the tenant. close and soft-close hold for the
-- period and all before it. events: those that a reopening posted anew in the period; corrections: the idempotency keys of
-- those that it lets in. An entity without rows has all periods open.
CREATE TABLE period_change (
    tenant          text        NOT NULL,
    version         bigint      NOT NULL,
    change_id       uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    entity          text        NOT NULL,
    period          text        NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    action          text        NOT NULL CHECK (action IN ('soft-close', 'close', 'reopen')),
    events          uuid[]      NOT NULL,
    corrections     text[]      NOT NULL,
    idempotency_key text        NOT NULL,
    content_hash    text        NOT NULL,
    reason          text        NOT NULL,
    requested_by    text        NOT NULL,
    approved_by     text        NOT NULL,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant, version),
    UNIQUE (tenant, idempotency_key),
    CONSTRAINT second_person CHECK (approved_by <> requested_by)
);

CREATE INDEX period_change_period ON period_change (tenant, entity, period);

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON period_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON period_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The period that an entry was posted in, such as 2026-04; empty where that is the month of its business date.
ALTER TABLE entry ADD COLUMN posted_in text NOT NULL DEFAULT '';
ALTER TABLE account_delta ADD COLUMN posted_in text NOT NULL DEFAULT '';
CREATE INDEX entry_posted_in ON entry (tenant, posted_in, business_date, event) WHERE posted_in <> '';

-- One statement of a batch tells both versions, under one lock: who closes a period waits for the batches that are booked,
-- and batches wait for them.
DROP FUNCTION lock_cross_references(text[], text[]);
CREATE FUNCTION lock_cross_references(tenants text[], changed text[])
    RETURNS TABLE (of_tenant text, latest bigint, periods bigint) LANGUAGE plpgsql VOLATILE AS $$
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
    RETURN QUERY SELECT t,
                        coalesce((SELECT max(c.version) FROM cross_reference c WHERE c.tenant = t), 0),
                        coalesce((SELECT max(p.version) FROM period_change p WHERE p.tenant = t), 0)
                   FROM unnest(tenants) AS t;
END $$;

ALTER TABLE period_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE period_change FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON period_change FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON period_change TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON period_change TO ${app};
GRANT SELECT, INSERT ON period_change TO ${writer};
