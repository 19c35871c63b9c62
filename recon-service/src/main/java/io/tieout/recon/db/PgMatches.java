package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.Decision;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.app.TransactionLegs;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Fold;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/// Reads transactions, lets the pure part decide, and writes the decision: one database transaction each time.
@ApplicationScoped
class PgMatches implements Matches {

    private static final String DUE = """
            SELECT tenant, transaction_id FROM recon_transaction
             WHERE next_due_at <= $1
             ORDER BY next_due_at, tenant, transaction_id
             LIMIT $2 FOR UPDATE SKIP LOCKED""";

    private static final String SET_DUE = """
            UPDATE recon_transaction r SET next_due_at = d.due
              FROM unnest($1::text[], $2::uuid[], $3::timestamptz[]) AS d (tenant, id, due)
             WHERE r.tenant = d.tenant AND r.transaction_id = d.id AND r.next_due_at IS DISTINCT FROM d.due""";

    private static final String PUT_OFF = """
            UPDATE recon_transaction r SET next_due_at = $3
              FROM (SELECT tenant, transaction_id FROM recon_transaction
                     WHERE next_due_at <= $1
                     ORDER BY next_due_at, tenant, transaction_id
                     LIMIT $2 FOR UPDATE SKIP LOCKED) d
             WHERE r.tenant = d.tenant AND r.transaction_id = d.transaction_id""";

    private final TenantTx tx;

    PgMatches(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Recorded> record(Intake intake, Refolding refolding) {
        return tx.inWriterTx(connection -> Roots.resolve(connection, intake)
                .chain(roots -> LegRows.add(connection, intake.arrivals(), roots)
                        .chain(() -> refold(connection, new TreeSet<>(roots.values()), refolding))
                        .map(unpublished -> new Recorded(unpublished, ids(roots)))));
    }

    @Override
    public Uni<Swept> sweep(int transactionsMax, Refolding refolding) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Columns.utc(refolding.at()), transactionsMax))
                .chain(rows -> {
                    TreeSet<Transaction> due = new TreeSet<>();
                    for (Row row : rows) {
                        due.add(new Transaction(row.getString(0), row.getUUID(1)));
                    }
                    return refold(connection, due, refolding).map(unpublished -> new Swept(due.size(), unpublished));
                }));
    }

    @Override
    public Uni<Integer> putOff(int transactionsMax, Instant due, Instant until) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(PUT_OFF)
                .execute(Tuple.of(Columns.utc(due), transactionsMax, Columns.utc(until)))
                .map(rows -> rows.rowCount()));
    }

    @Override
    public Uni<List<Break>> leftBehind(int breaksMax, Duration age) {
        return tx.inWriterTx(connection -> BreakRows.leftBehind(connection, breaksMax, age));
    }

    @Override
    public Uni<Void> published(List<Break> breaks) {
        return tx.inWriterTx(connection -> BreakRows.published(connection, breaks));
    }

    /// Folds transactions whose rows are locked; completes with their breaks that are to be published.
    private static Uni<List<Break>> refold(
            SqlConnection connection, Collection<Transaction> transactions, Refolding refolding) {
        if (transactions.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return LegRows.read(connection, transactions, refolding.rule().legsMax())
                .chain(read -> decide(connection, read, refolding))
                .chain(decisions -> write(connection, decisions, refolding))
                .chain(() -> BreakRows.unpublished(connection, transactions));
    }

    private static Uni<List<Decided>> decide(
            SqlConnection connection, List<TransactionLegs> read, Refolding refolding) {
        List<Folded> folds = read.stream()
                .map(each -> new Folded(each, refolding.fold(each)))
                .toList();
        List<Transaction> transactions = new ArrayList<>();
        List<Transaction> breakIds = new ArrayList<>();
        for (Folded each : folds) {
            String tenant = each.legs.tenant();
            transactions.add(new Transaction(tenant, each.legs.transactionId()));
            refolding.breakIds(tenant, each.fold).forEach(id -> breakIds.add(new Transaction(tenant, id)));
        }
        return BreakRows.known(connection, transactions, breakIds)
                .map(known -> folds.stream()
                        .map(each -> each.decided(known, refolding))
                        .toList());
    }

    private static Uni<Void> write(SqlConnection connection, List<Decided> decided, Refolding refolding) {
        Map<Transaction, Break> states = new LinkedHashMap<>();
        Map<Transaction, Break> details = new LinkedHashMap<>();
        for (Decided each : decided) {
            for (Break changed : each.decision.changed()) {
                String tenant = each.decision.tenant();
                Break before = each.known.find(tenant, changed.id());
                boolean isNewVersion = before == null || !before.state().equals(changed.state());
                (isNewVersion ? states : details).put(new Transaction(tenant, changed.id()), changed);
            }
        }
        List<Decision> decisions = decided.stream().map(Decided::decision).toList();
        return ItemRows.write(connection, decisions, refolding)
                .chain(() -> BreakRows.write(connection, states.values(), details.values(), refolding.at()))
                .chain(() -> connection
                        .preparedQuery(SET_DUE)
                        .execute(Columns.of(decisions)
                                .texts(Decision::tenant)
                                .uuids(Decision::transactionId)
                                .times(Decision::nextDueAt)
                                .tuple())
                        .replaceWithVoid());
    }

    private static Map<UUID, UUID> ids(Map<Transaction, Transaction> roots) {
        Map<UUID, UUID> ids = new HashMap<>();
        roots.forEach((named, root) -> ids.put(named.id(), root.id()));
        return ids;
    }

    private record Folded(TransactionLegs legs, Fold fold) {
        Decided decided(KnownBreaks known, Refolding refolding) {
            List<UUID> ids = refolding.breakIds(legs.tenant(), fold);
            return new Decided(refolding.decide(legs, fold, known.concerning(legs, ids)), known);
        }
    }

    private record Decided(Decision decision, KnownBreaks known) {}
}
