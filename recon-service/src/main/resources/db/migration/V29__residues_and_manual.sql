-- Residues of one sign that repeat, and what people wrote in the ERP; docs/adr/0061.

-- Books in which they repeat, and when they are counted again.
CREATE TABLE residue_watch (
    tenant       text        NOT NULL,
    entity       text        NOT NULL,
    currency     text        NOT NULL,
    next_look_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, entity, currency)
);
CREATE INDEX residue_watch_due ON residue_watch (next_look_at);

ALTER TABLE residue_watch ENABLE ROW LEVEL SECURITY;
ALTER TABLE residue_watch FORCE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON residue_watch TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON residue_watch TO ${writer};
GRANT UPDATE (next_look_at) ON residue_watch TO ${writer};

-- What people wrote, changed or reversed in the ERP, by business date: of each person the documents, of each account what their
-- lines come to. Counted from this version on, in the transaction that keeps the event.
CREATE TABLE manual_day (
    tenant   text   NOT NULL,
    date     date   NOT NULL,
    entity   text   NOT NULL,
    currency text   NOT NULL,
    part     text   NOT NULL CHECK (part IN ('person', 'account')),
    name     text   NOT NULL,
    count    bigint NOT NULL,
    minor    bigint NOT NULL,
    PRIMARY KEY (tenant, date, entity, currency, part, name)
) WITH (fillfactor = 70);
ALTER TABLE manual_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE manual_day FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON manual_day FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON manual_day TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON manual_day TO ${app};
GRANT SELECT, INSERT ON manual_day TO ${writer};
GRANT UPDATE (count, minor) ON manual_day TO ${writer};
