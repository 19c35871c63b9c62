package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.Acceptances;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.acceptance.Proposal;
import io.tieout.recon.domain.acceptance.Step;
import io.tieout.recon.domain.acceptance.Step.Action;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people decided about breaks, in PostgreSQL. The writer keeps it at the request of a person, because
/// a break is changed with it.
@ApplicationScoped
class PgAcceptances implements Acceptances {

    private static final String LOCK = """
            SELECT b.transaction_id, %s FROM break b WHERE b.tenant = $1 AND b.break_id = $2
               FOR UPDATE""".formatted(BreakRows.STATE);

    private static final String STEPS = """
            SELECT a.break_id, a.action, a.break_version, a.class, a.currency, a.delta_minor, a.proposed_by,
                   a.proposed_at, a.proposal_reason, a.subject, a.at, a.reason
              FROM acceptance_step a WHERE a.tenant = $1 AND a.break_id = $2 ORDER BY a.number""";

    /// Of each break the last step, where that is a proposal.
    private static final String WAITING = """
            SELECT a.break_id, a.action, a.break_version, a.class, a.currency, a.delta_minor, a.proposed_by,
                   a.proposed_at, a.proposal_reason, a.subject, a.at, a.reason, b.state::text AS state
              FROM acceptance_step a
              JOIN break b ON b.tenant = a.tenant AND b.break_id = a.break_id AND b.status = 'open'
               AND b.version = a.break_version
             WHERE a.action = 'proposed' AND a.proposed_at > $1
               AND NOT EXISTS (SELECT 1 FROM acceptance_step l
                                WHERE l.tenant = a.tenant AND l.break_id = a.break_id AND l.number > a.number)
               AND ($2::timestamptz IS NULL OR (a.proposed_at, a.break_id) > ($2, $3::uuid))
             ORDER BY a.proposed_at, a.break_id LIMIT $4""";

    private static final String ADD = """
            INSERT INTO acceptance_step (tenant, break_id, action, break_version, class, currency, delta_minor,
                   proposed_by, proposed_at, proposal_reason, subject, at, reason, content_sha256)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private final TenantTx tx;

    PgAcceptances(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<Kept>> decide(String tenant, UUID breakId, Instant at, Function<Known, Decided> decide) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(tenant, breakId))
                .chain(rows -> {
                    for (Row row : rows) {
                        Break subject = BreakRows.read(row);
                        return steps(connection, tenant, breakId)
                                .map(steps -> new Known(subject, steps))
                                .chain(known -> keep(
                                        new Keeping(connection, row.getUUID("transaction_id"), at),
                                        known,
                                        decide.apply(known)))
                                .map(Optional::of);
                    }
                    return Uni.createFrom().item(Optional.empty());
                }));
    }

    private record Keeping(SqlConnection connection, UUID unitId, Instant at) {}

    private static Uni<Kept> keep(Keeping keeping, Known known, Decided decided) {
        Step step = decided.step();
        Break changed = decided.changed();
        if (step == null) {
            return Uni.createFrom().item(new Kept(known, null));
        }
        List<Step> steps = new ArrayList<>(known.steps());
        steps.add(step);
        Known now = new Known(changed == null ? known.subject() : changed, steps);
        String tenant = known.subject().state().tenant();
        return keeping.connection()
                .preparedQuery(ADD)
                .execute(row(tenant, step))
                .chain(() -> changed == null
                        ? Uni.createFrom().voidItem()
                        : BreakRows.write(
                                keeping.connection(),
                                List.of(new BreakRows.Owned(changed, keeping.unitId())),
                                List.of(),
                                keeping.at()))
                .replaceWith(new Kept(now, changed));
    }

    private static Tuple row(String tenant, Step step) {
        Proposal proposal = step.proposal();
        return Tuple.from(new Object[] {
            tenant,
            proposal.breakId(),
            step.action().code(),
            proposal.version(),
            proposal.breakClass().code(),
            proposal.delta().currency().getCurrencyCode(),
            proposal.delta().minor(),
            proposal.by(),
            Columns.utc(proposal.at()),
            proposal.reason(),
            step.by(),
            Columns.utc(step.at()),
            step.reason(),
            proposal.sha256()
        });
    }

    @Override
    public Uni<List<Waiting>> waiting(String tenant, Instant after, PageRequest page) {
        Cursor cursor = page.after();
        Tuple parameters = Tuple.from(new @Nullable Object[] {
            Columns.utc(after),
            cursor == null ? null : Columns.utc(cursor.instant(0)),
            cursor == null ? null : CursorKeys.uuid(cursor, 1),
            page.limit()
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(WAITING)
                        .execute(parameters)
                        .map(rows -> {
                            List<Waiting> waiting = new ArrayList<>(rows.size());
                            rows.forEach(row ->
                                    waiting.add(new Waiting(step(row), BreakRows.state(row.getString("state")))));
                            return waiting;
                        }));
    }

    static Uni<List<Step>> steps(SqlConnection connection, String tenant, UUID breakId) {
        return connection
                .preparedQuery(STEPS)
                .execute(Tuple.of(tenant, breakId))
                .map(PgAcceptances::steps);
    }

    private static List<Step> steps(RowSet<Row> rows) {
        List<Step> steps = new ArrayList<>(rows.size());
        rows.forEach(row -> steps.add(step(row)));
        return steps;
    }

    private static Step step(Row row) {
        Proposal proposal = new Proposal(
                row.getUUID("break_id"),
                row.getInteger("break_version"),
                Coded.of(BreakClass.class, row.getString("class")),
                Money.of(row.getLong("delta_minor"), row.getString("currency")),
                row.getString("proposal_reason"),
                row.getString("proposed_by"),
                row.getOffsetDateTime("proposed_at").toInstant());
        return new Step(
                Coded.of(Action.class, row.getString("action")),
                proposal,
                row.getString("subject"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("reason"));
    }
}
