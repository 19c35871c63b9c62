package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Decision;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.pair.Bonds;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Folds units whose rows are locked, and writes what follows from it.
final class Refold {

    private static final String SET_DUE = """
            UPDATE recon_transaction r SET next_due_at = d.due
              FROM unnest($1::text[], $2::uuid[], $3::timestamptz[]) AS d (tenant, id, due)
             WHERE r.tenant = d.tenant AND r.transaction_id = d.id AND r.next_due_at IS DISTINCT FROM d.due""";

    private final SqlConnection connection;
    private final Refolding refolding;
    private final Set<Transaction> older;
    private final Map<Transaction, Transaction> moved;

    /// @param older the units of which something may be there already. The others have no items, no
    ///     breaks and no due time, so nothing of theirs is looked for
    /// @param moved the winner of each unit that was merged away and may have breaks
    Refold(SqlConnection connection, Refolding refolding, Set<Transaction> older, Map<Transaction, Transaction> moved) {
        this.connection = connection;
        this.refolding = refolding;
        this.older = older;
        this.moved = moved;
    }

    /// Completes with the breaks that are to be published, those of older units without legs included.
    Uni<List<Break>> fold(List<UnitLegs> units) {
        List<PairRows.Raw> raw = new ArrayList<>(units.size());
        units.forEach(each -> raw.add(new PairRows.Raw(each, refolding.fold(each))));
        return PairRows.keep(connection, refolding, raw, olderAndMoved())
                .chain(bonds -> decide(raw, bonds))
                .chain(this::write);
    }

    private Uni<List<Decided>> decide(List<PairRows.Raw> units, Map<String, Bonds> bonds) {
        List<Folded> folds = new ArrayList<>(units.size());
        List<Transaction> olderOnes = new ArrayList<>();
        List<Transaction> breakIds = new ArrayList<>();
        for (PairRows.Raw raw : units) {
            UnitLegs each = raw.unit();
            List<Refolding.Folded> conclusions =
                    refolding.bonded(raw.folds(), bonds.getOrDefault(each.tenant(), Bonds.NONE));
            List<UUID> ids = refolding.breakIds(each.tenant(), conclusions);
            folds.add(new Folded(each, conclusions, ids));
            ids.forEach(id -> breakIds.add(new Transaction(each.tenant(), id)));
            Transaction unit = new Transaction(each.tenant(), each.id());
            if (older.contains(unit)) {
                olderOnes.add(unit);
            }
        }
        return BreakRows.known(connection, olderOnes, moved, breakIds).map(known -> {
            Set<Transaction> found = Set.copyOf(breakIds);
            return folds.stream()
                    .map(each -> each.decided(known, found, refolding))
                    .toList();
        });
    }

    private Uni<List<Break>> write(List<Decided> decided) {
        Map<Transaction, BreakRows.Owned> states = new LinkedHashMap<>();
        Map<Transaction, BreakRows.Owned> details = new LinkedHashMap<>();
        Set<Transaction> mayBeUnpublished = new TreeSet<>(older);
        for (Decided each : decided) {
            for (Break changed : each.decision.changed()) {
                String tenant = each.decision.tenant();
                Break before = each.known.find(tenant, changed.id());
                boolean isNewVersion = before == null || !before.state().equals(changed.state());
                (isNewVersion ? states : details)
                        .put(
                                new Transaction(tenant, changed.id()),
                                new BreakRows.Owned(changed, each.decision.unitId()));
                mayBeUnpublished.add(each.unit());
            }
            // What goes on here unchanged is closed from here.
            for (Break adopted : each.adopted) {
                Transaction key = new Transaction(each.decision.tenant(), adopted.id());
                if (!states.containsKey(key)) {
                    details.putIfAbsent(key, new BreakRows.Owned(adopted, each.decision.unitId()));
                }
            }
        }
        List<Decision> decisions = decided.stream().map(Decided::decision).toList();
        return ItemRows.write(connection, decisions, older, refolding)
                .chain(() -> BreakRows.write(connection, states.values(), details.values(), refolding.at()))
                .chain(() -> refolding.silences().isKnown()
                        ? FeedChildren.write(connection, decisions, olderAndMoved())
                        : Uni.createFrom().voidItem())
                .chain(() -> setDue(decided))
                .chain(() -> BreakRows.unpublished(connection, mayBeUnpublished));
    }

    /// What is merged away has no children any more.
    private Set<Transaction> olderAndMoved() {
        Set<Transaction> units = new TreeSet<>(older);
        units.addAll(moved.keySet());
        return units;
    }

    private Uni<Void> setDue(List<Decided> decided) {
        List<Decision> mayDiffer = decided.stream()
                .filter(each -> each.decision.nextDueAt() != null || older.contains(each.unit()))
                .map(Decided::decision)
                .toList();
        if (mayDiffer.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SET_DUE)
                .execute(Columns.of(mayDiffer)
                        .texts(Decision::tenant)
                        .uuids(Decision::unitId)
                        .times(Decision::nextDueAt)
                        .tuple())
                .replaceWithVoid();
    }

    private record Folded(UnitLegs legs, List<Refolding.Folded> conclusions, List<UUID> breakIds) {
        /// @param found the breaks that any fold is about: one that goes on in another unit is not over here
        Decided decided(KnownBreaks known, Set<Transaction> found, Refolding refolding) {
            List<Break> concerned = known.concerning(legs, breakIds).stream()
                    .filter(each ->
                            breakIds.contains(each.id()) || !found.contains(new Transaction(legs.tenant(), each.id())))
                    .toList();
            return new Decided(refolding.decide(legs, conclusions, concerned), known, known.ofOthers(legs, breakIds));
        }
    }

    private record Decided(Decision decision, KnownBreaks known, List<Break> adopted) {
        Transaction unit() {
            return new Transaction(decision.tenant(), decision.unitId());
        }
    }
}
