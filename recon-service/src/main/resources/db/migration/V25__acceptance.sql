-- What people decided about differences that stay as they are; docs/adr/0054. It is only added to, and it stays when
-- breaks are concluded anew.
CREATE TABLE acceptance_step (
    tenant          text        NOT NULL,
    break_id        uuid        NOT NULL,
    number          bigint      GENERATED ALWAYS AS IDENTITY,
    action          text        NOT NULL CHECK (action IN ('proposed', 'approved', 'withdrawn')),
    break_version   integer     NOT NULL,
    class           text        NOT NULL,
    currency        text        NOT NULL,
    delta_minor     bigint      NOT NULL,
    proposed_by     text        NOT NULL,
    proposed_at     timestamptz NOT NULL,
    proposal_reason text        NOT NULL,
    subject         text        NOT NULL,
    at              timestamptz NOT NULL,
    reason          text        NOT NULL,
    content_sha256  text        NOT NULL,
    PRIMARY KEY (tenant, break_id, number),
    CONSTRAINT two_persons CHECK (action <> 'approved' OR subject <> proposed_by)
);
CREATE INDEX acceptance_step_proposed ON acceptance_step (tenant, proposed_at) WHERE action = 'proposed';

ALTER TABLE acceptance_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE acceptance_step FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON acceptance_step FOR SELECT TO ${app} USING (tenant = current_setting('app.tenant', true));
CREATE POLICY all_rows ON acceptance_step TO ${writer} USING (true) WITH CHECK (true);
GRANT SELECT ON acceptance_step TO ${app};
GRANT SELECT, INSERT ON acceptance_step TO ${writer};

-- Checkpoints carry on what is accepted, as they do what is open.
CREATE INDEX break_accepted ON break (tenant, entity, currency, business_date) WHERE status = 'accepted';

-- Up to which version somebody looked whether a rule settles it. The index has just those that nobody looked at.
ALTER TABLE break ADD COLUMN settle_version integer NOT NULL DEFAULT 0;
CREATE INDEX break_to_settle ON break (tenant, entity, currency)
    WHERE status = 'open' AND class IN ('amount', 'fee-or-fx') AND absolute_minor BETWEEN 1 AND 50
      AND version > settle_version;
