package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.pair.Block;
import io.tieout.recon.domain.period.ClosedPeriods;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads transactions, lets the pure part decide, and writes the decision: one database transaction each
/// time.
@ApplicationScoped
class PgMatches implements Matches {

    private static final String DUE = """
            SELECT tenant, transaction_id FROM recon_transaction
             WHERE next_due_at <= $1
             ORDER BY next_due_at, tenant, transaction_id
             LIMIT $2 FOR UPDATE SKIP LOCKED""";

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
        BroughtKeys brought = BroughtKeys.of(intake.arrivals(), refolding.rules());
        return tx.inWriterTx(connection -> PeriodRows.hold(
                        connection, tenants(intake), refolding.rules().calendars())
                .chain(periods -> record(connection, intake, refolding, brought, periods)));
    }

    private static Uni<Recorded> record(
            SqlConnection connection,
            Intake intake,
            Refolding refolding,
            BroughtKeys brought,
            Map<String, ClosedPeriods> periods) {
        return ContextRows.lock(connection, brought.contexts())
                .chain(() -> Splits.follow(connection, intake))
                .chain(followed -> Revised.letGo(connection, intake.arrivals()).chain(revised -> {
                    Set<Transaction> touched = new HashSet<>(followed.touched());
                    touched.addAll(revised.transactions());
                    revised.references().forEach((unit, key) -> brought.put(unit, key, refolding.rules()));
                    revised.references().keySet().forEach(brought.contexts()::revise);
                    return Roots.resolve(connection, followed.intake(), touched, brought.plain())
                            .chain(roots -> new Recording(
                                            connection, followed.intake(), brought, revised.events(), roots, periods)
                                    .fold(refolding)
                                    .map(unpublished -> new Recorded(unpublished, ids(roots.rootOf()))));
                }));
    }

    private static Set<String> tenants(Intake intake) {
        Set<String> tenants = new TreeSet<>();
        intake.arrivals().forEach(each -> tenants.add(each.tenant()));
        intake.merges().forEach(each -> tenants.add(each.tenant()));
        intake.splits().forEach(each -> tenants.add(each.tenant()));
        return tenants;
    }

    /// A batch whose units are locked, but for those whose parts are added up.
    private record Recording(
            SqlConnection connection,
            Intake intake,
            BroughtKeys brought,
            Set<Transaction> revisedEvents,
            Roots.Resolved roots,
            Map<String, ClosedPeriods> periods) {

        Uni<List<Break>> fold(Refolding refolding) {
            RuleBook rules = refolding.rules();
            return LegRows.add(connection, intake.arrivals(), roots, rules.legsMax(Unit.TRANSACTION))
                    .chain(kept -> fold(refolding, LegRows.withEmptied(kept.units(), roots.touched()))
                            // Last, so that batches of several instances wait for each other only for a commit.
                            .call(() -> FeedHours.add(connection, kept.fresh(), rules))
                            .call(() -> HeardLogRows.add(connection, kept.fresh()))
                            .call(() -> ErpLineRows.add(connection, kept.holding()))
                            .call(() -> ToldDayRows.add(connection, kept.fresh()))
                            .call(() -> ManualDayRows.add(connection, kept.fresh()))
                            .call(() -> CustomerRows.add(connection, kept.fresh()))
                            .call(() -> PeriodRows.keepLate(connection, kept.holding(), rules.calendars()))
                            .call(() -> SubLedgerRows.addEnds(connection, kept.holding())));
        }

        private Uni<List<Break>> fold(Refolding refolding, List<UnitLegs> transactions) {
            return KeyRows.add(connection, brought, refolding.rules()).chain(keyed -> {
                Set<Transaction> older = new HashSet<>(roots.older());
                older.addAll(unnamed(keyed.units(), brought.plain()));
                return new Refold(connection, refolding, older, roots.moved())
                        .fold(placed(Stream.concat(transactions.stream(), keyed.units().stream())))
                        .chain(breaks -> foldSummed(refolding, keyed.summed()).map(more -> concat(breaks, more)));
            });
        }

        /// Every batch of a busy account waits here for the one before; the rest it does at the same time.
        private Uni<List<Break>> foldSummed(Refolding refolding, Set<Transaction> summed) {
            return summed.isEmpty() && revisedEvents.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : Roots.lockSummed(connection, summed, brought.summed())
                            .call(() -> SumRows.takeOut(connection, revisedEvents))
                            .chain(older -> KeyRows.addParts(connection, brought, summed, refolding.rules())
                                    .chain(units -> new Refold(connection, refolding, older, Map.of())
                                            .fold(placed(units.stream()))));
        }

        /// Records whose documents the batch brings.
        private static Set<Transaction> unnamed(List<UnitLegs> units, Map<Transaction, Reference> named) {
            return units.stream()
                    .map(each -> new Transaction(each.tenant(), each.id()))
                    .filter(each -> !named.containsKey(each))
                    .collect(Collectors.toSet());
        }

        private List<UnitLegs> placed(Stream<UnitLegs> units) {
            return units.map(each -> each.placed(periods.getOrDefault(each.tenant(), ClosedPeriods.NONE)))
                    .toList();
        }
    }

    private static List<Break> concat(List<Break> breaks, List<Break> more) {
        return Stream.concat(breaks.stream(), more.stream()).toList();
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
                    return UnitRows.read(connection, due, refolding.rules())
                            .chain(units -> new Refold(connection, refolding, due, Map.of()).fold(units))
                            .map(unpublished -> new Swept(due.size(), unpublished));
                }));
    }

    @Override
    public Uni<List<OpenBlock>> openBlocks(int blocksMax, RuleBook rules) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(PairLook.BLOCKS)
                .execute(Tuple.of(blocksMax))
                .map(rows -> {
                    Set<OpenBlock> blocks = new LinkedHashSet<>();
                    for (Row row : rows) {
                        Block block = new Block(
                                rules.pairedIn(row.getString(1)), row.getString(2), row.getString(3), row.getString(4));
                        blocks.add(new OpenBlock(row.getString(0), block));
                    }
                    return List.copyOf(blocks);
                }));
    }

    @Override
    public Uni<Paired> pair(OpenBlock block, Refolding refolding) {
        return tx.inWriterTx(connection -> new PairLook(connection, block, refolding).look());
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

    private static Map<UUID, UUID> ids(Map<Transaction, Transaction> roots) {
        Map<UUID, UUID> ids = new HashMap<>();
        roots.forEach((named, root) -> ids.put(named.id(), root.id()));
        return ids;
    }
}
