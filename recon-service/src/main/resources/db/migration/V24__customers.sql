-- Which profiles of customers a system has, since when, and by which tokens it knows them: for the rate of duplicates.
-- Kept from this version on, in the transaction that keeps the event.
CREATE TABLE customer_profile (
    tenant     text NOT NULL,
    source     text NOT NULL,
    customer   text NOT NULL,
    entity     text NOT NULL,
    first_seen date NOT NULL,
    PRIMARY KEY (tenant, source, customer)
);
CREATE INDEX customer_profile_date ON customer_profile (tenant, first_seen);

CREATE TABLE customer_token (
    tenant   text NOT NULL,
    source   text NOT NULL,
    kind     text NOT NULL,
    token    text NOT NULL,
    customer text NOT NULL,
    since    date NOT NULL,
    PRIMARY KEY (tenant, source, kind, token, customer)
);
CREATE INDEX customer_token_profile ON customer_token (tenant, source, customer);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['customer_profile', 'customer_token'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant_rows ON %I FOR SELECT TO ${app}'
            || ' USING (tenant = current_setting(''app.tenant'', true))', name);
        EXECUTE format('CREATE POLICY all_rows ON %I TO ${writer} USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON %I TO ${app}', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO ${writer}', name);
    END LOOP;
END $$;
