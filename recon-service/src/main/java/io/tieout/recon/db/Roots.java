package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.event.TransactionMerged;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds, locks and merges the transactions of a batch.
///
/// Whoever adds a leg to a transaction or merges it holds the locks of its row and of its root's, so no
/// leg ends up with an id that was merged away at the same moment. A row that this batch inserts is
/// locked by that alone: another batch that names it waits at its own insert. Aliases point at their root
/// directly, whatever the order in which merges come.
final class Roots {

    private static final String ADD = """
            INSERT INTO recon_transaction (tenant, transaction_id, root_id, reference, summed)
            SELECT t.tenant, t.id, t.id, t.reference, $4::boolean
              FROM unnest($1::text[], $2::uuid[], $3::text[]) AS t (tenant, id, reference)
            ORDER BY t.tenant, t.id
            ON CONFLICT DO NOTHING
            RETURNING tenant, transaction_id""";

    private static final String LOCK = """
            SELECT r.tenant, r.transaction_id, r.root_id, r.split
              FROM recon_transaction r
              JOIN unnest($1::text[], $2::uuid[]) AS t (tenant, id)
                ON r.tenant = t.tenant AND r.transaction_id = t.id
             ORDER BY r.tenant, r.transaction_id
               FOR UPDATE OF r""";

    /// The root and what it had absorbed are found each by an index of its own; one condition for both
    /// read the whole table.
    private static final String ABSORB = """
            WITH merged AS (
                SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS m (tenant, loser, winner)
            ), following AS (
                SELECT tenant, loser AS id, winner FROM merged
                 UNION ALL
                SELECT a.tenant, a.transaction_id, m.winner
                  FROM merged m
                  JOIN recon_transaction a
                    ON a.tenant = m.tenant AND a.root_id = m.loser AND a.root_id <> a.transaction_id)
            UPDATE recon_transaction r SET root_id = f.winner, next_due_at = NULL
              FROM following f
             WHERE r.tenant = f.tenant AND r.transaction_id = f.id""";

    /// Breaks move later, when all that the batch is about are locked in their order.
    private static final String MOVE_ITEMS = """
            UPDATE match_item r SET transaction_id = m.winner
              FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS m (tenant, loser, winner)
             WHERE r.tenant = m.tenant AND r.transaction_id = m.loser""";

    /// Roots that move while they are being locked are followed this often; each step goes to a smaller id.
    private static final int STEPS_MAX = 20;

    private final SqlConnection connection;
    private final Map<Transaction, Transaction> rootOf = new HashMap<>();
    private final Map<Transaction, Integer> splitOf = new HashMap<>();
    private final Set<Transaction> older = new HashSet<>();
    private final Map<Transaction, Transaction> moved = new TreeMap<>();

    /// The transactions of a batch, after its merges.
    ///
    /// @param rootOf the root of every transaction that the intake names
    /// @param older the roots that may have legs, items and breaks from before this batch; the others
    ///     have none
    /// @param touched the roots of what splits took legs from or tied anew
    /// @param references the units among them that are folded by reference
    /// @param moved the winner of each that was merged away and may have breaks, which are still its own
    record Resolved(
            Map<Transaction, Transaction> rootOf,
            Set<Transaction> older,
            Set<Transaction> touched,
            Set<Transaction> references,
            Map<Transaction, Transaction> moved) {

        /// The ledger's transactions among the older ones.
        Set<Transaction> olderTransactions() {
            Set<Transaction> transactions = new HashSet<>(older);
            transactions.removeAll(references);
            return transactions;
        }

        Transaction of(Arrival arrival) {
            Transaction named = new Transaction(arrival.tenant(), arrival.transactionId());
            return rootOf.getOrDefault(named, named);
        }
    }

    private Roots(SqlConnection connection) {
        this.connection = connection;
    }

    /// @param touched by the splits of the batch
    /// @param references of the units that are folded by reference and to which the batch brings legs
    static Uni<Resolved> resolve(
            SqlConnection connection, Intake intake, Set<Transaction> touched, Map<Transaction, Reference> references) {
        Set<Transaction> named = new TreeSet<>(touched);
        named.addAll(references.keySet());
        intake.arrivals().forEach(arrival -> named.add(new Transaction(arrival.tenant(), arrival.transactionId())));
        for (TransactionMerged merge : intake.merges()) {
            named.add(new Transaction(merge.tenant(), merge.survivor()));
            named.add(new Transaction(merge.tenant(), merge.absorbed()));
        }
        Roots roots = new Roots(connection);
        return roots.add(named, references, false)
                .chain(there -> roots.lock(there, STEPS_MAX))
                .chain(() -> roots.merge(intake.merges()))
                .map(_ -> roots.resolved(named, touched, references.keySet()));
    }

    /// Locks units whose parts are added up, which a batch does after everything else: what every batch of a busy
    /// account waits for is short then.
    ///
    /// @param references of those of the units that may be new
    /// @return those that were there before
    static Uni<Set<Transaction>> lockSummed(
            SqlConnection connection, Set<Transaction> units, Map<Transaction, Reference> references) {
        Roots roots = new Roots(connection);
        Set<Transaction> others = new TreeSet<>(units);
        others.removeAll(references.keySet());
        return roots.add(references.keySet(), references, true).chain(there -> {
            there.addAll(others);
            return roots.lock(there, 1).replaceWith(there);
        });
    }

    /// Locks units that are folded by reference, which never merge.
    static Uni<Void> lock(SqlConnection connection, Set<Transaction> units) {
        return new Roots(connection).lock(units, 1);
    }

    private Resolved resolved(Set<Transaction> named, Set<Transaction> touched, Set<Transaction> references) {
        Map<Transaction, Transaction> resolved = HashMap.newHashMap(named.size());
        named.forEach(each -> resolved.put(each, follow(each)));
        Set<Transaction> olderRoots = new HashSet<>();
        older.forEach(each -> olderRoots.add(follow(each)));
        Set<Transaction> touchedRoots = new HashSet<>();
        touched.forEach(each -> touchedRoots.add(follow(each)));
        return new Resolved(resolved, olderRoots, touchedRoots, references, moved);
    }

    /// Returns those that were there before; they are not locked yet.
    private Uni<Set<Transaction>> add(
            Set<Transaction> named, Map<Transaction, Reference> references, boolean isSummed) {
        Columns<Transaction> columns = keys(named).texts(each -> {
            Reference reference = references.get(each);
            return reference == null ? null : reference.toString();
        });
        return connection
                .preparedQuery(ADD)
                .execute(columns.same(isSummed).tuple())
                .map(rows -> {
                    Set<Transaction> there = new TreeSet<>(named);
                    for (Row row : rows) {
                        there.remove(new Transaction(row.getString(0), row.getUUID(1)));
                    }
                    return there;
                });
    }

    private Uni<Void> lock(Set<Transaction> wanted, int stepsLeft) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (stepsLeft == 0) {
            return Uni.createFrom()
                    .failure(new IllegalStateException("aliases of a transaction lead nowhere: " + wanted));
        }
        return connection
                .preparedQuery(LOCK)
                .execute(keys(wanted).tuple())
                .map(this::take)
                .chain(next -> lock(next, stepsLeft - 1));
    }

    /// Returns the roots that are not locked yet.
    private Set<Transaction> take(RowSet<Row> rows) {
        Set<Transaction> next = new TreeSet<>();
        for (Row row : rows) {
            Transaction transaction = new Transaction(row.getString(0), row.getUUID(1));
            Transaction root = new Transaction(row.getString(0), row.getUUID(2));
            rootOf.put(transaction, root);
            splitOf.put(transaction, row.getInteger(3));
            older.add(transaction);
            next.add(root);
        }
        next.removeAll(rootOf.keySet());
        return next;
    }

    private Uni<Void> merge(List<TransactionMerged> merges) {
        Map<Transaction, Transaction> lost = new TreeMap<>();
        for (TransactionMerged merge : merges) {
            Transaction survivor = new Transaction(merge.tenant(), merge.survivor());
            Transaction absorbed = new Transaction(merge.tenant(), merge.absorbed());
            Transaction one = follow(survivor);
            Transaction other = follow(absorbed);
            if (!one.equals(other) && holds(merge, survivor) && holds(merge, absorbed)) {
                Transaction winner = one.compareTo(other) < 0 ? one : other;
                Transaction loser = winner.equals(one) ? other : one;
                rootOf.put(loser, winner);
                lost.put(loser, winner);
            }
        }
        if (lost.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        lost.replaceAll((_, winner) -> follow(winner));
        moved.putAll(lost);
        moved.keySet().retainAll(older);
        return execute(connection, ABSORB, lost)
                .chain(() -> moved.isEmpty() ? Uni.createFrom().voidItem() : execute(connection, MOVE_ITEMS, moved));
    }

    /// A merge of before the split that named a transaction is void.
    private boolean holds(TransactionMerged merge, Transaction transaction) {
        return merge.split() >= splitOf.getOrDefault(transaction, 0);
    }

    /// @param lost the winner of each that was merged away
    static Uni<Void> execute(SqlConnection connection, String sql, Map<Transaction, Transaction> lost) {
        return connection
                .preparedQuery(sql)
                .execute(Columns.of(lost.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .uuids(each -> each.getKey().id())
                        .uuids(each -> each.getValue().id())
                        .tuple())
                .replaceWithVoid();
    }

    private Transaction follow(Transaction transaction) {
        Transaction at = transaction;
        Transaction root = rootOf.getOrDefault(at, at);
        while (!root.equals(at)) {
            at = root;
            root = rootOf.getOrDefault(at, at);
        }
        return at;
    }

    static Columns<Transaction> keys(Collection<Transaction> transactions) {
        return Columns.of(transactions).texts(Transaction::tenant).uuids(Transaction::id);
    }
}
