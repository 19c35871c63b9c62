package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One item of one transfer.
///
/// @param legs in the order of time, at least one
public record Transfer(Reference name, String sku, List<Leg> legs) {

    public Transfer {
        legs = List.copyOf(legs);
    }

    /// Those that are among the legs, by item.
    public static Collection<Transfer> of(TransitRule rule, List<Leg> legs) {
        TreeMap<String, List<Leg>> bySku = new TreeMap<>();
        TreeMap<String, Reference> names = new TreeMap<>();
        legs.stream()
                .distinct()
                .filter(leg -> !leg.isConflict() && rule.compares(leg))
                .sorted(Leg.BY_TIME)
                .forEach(leg -> {
                    String sku = moveOf(leg).sku();
                    names.putIfAbsent(sku, TransitRule.transferOf(leg));
                    bySku.computeIfAbsent(sku, _ -> new ArrayList<>()).add(leg);
                });
        List<Transfer> transfers = new ArrayList<>();
        bySku.forEach((sku, own) ->
                transfers.add(new Transfer(names.getOrDefault(sku, TransitRule.transferOf(own.getFirst())), sku, own)));
        return transfers;
    }

    public long out() {
        return pieces(StockMove.TRANSFER_OUT);
    }

    public long in() {
        return pieces(StockMove.TRANSFER_IN);
    }

    /// Pieces that somebody accepted as lost.
    public long accepted() {
        return Math.negateExact(pieces(StockMove.ADJUSTMENT));
    }

    /// Pieces that nobody knows the whereabouts of; negative where more arrived than left.
    public long open() {
        return Math.subtractExact(Math.subtractExact(out(), in()), accepted());
    }

    /// What the open pieces are worth; null where nobody told what one cost.
    public @Nullable Money value() {
        Money cost = cost();
        return cost == null ? null : Values.of(open(), cost);
    }

    /// When the first of it moved.
    public Instant startedAt() {
        return legs.getFirst().occurredAt();
    }

    public String entity() {
        return legs.getFirst().envelope().entity();
    }

    /// Of one piece, as the movement out knows it, else another; null where none does.
    public @Nullable Money cost() {
        @Nullable Money cost = null;
        for (Leg leg : legs) {
            StockMoved move = moveOf(leg);
            if (move.unitCost() != null && (cost == null || move.kind() == StockMove.TRANSFER_OUT)) {
                cost = move.unitCost();
            }
        }
        return cost;
    }

    /// From where; null where that is not told.
    public @Nullable String from() {
        return locationOf(StockMove.TRANSFER_OUT);
    }

    /// To where; null where nothing arrived.
    public @Nullable String to() {
        return locationOf(StockMove.TRANSFER_IN);
    }

    private @Nullable String locationOf(StockMove kind) {
        return legs.stream()
                .map(Transfer::moveOf)
                .filter(move -> move.kind() == kind)
                .map(StockMoved::location)
                .findFirst()
                .orElse(null);
    }

    private long pieces(StockMove kind) {
        return legs.stream()
                .map(Transfer::moveOf)
                .filter(move -> move.kind() == kind)
                .mapToLong(StockMoved::quantity)
                .reduce(0, Math::addExact);
    }

    private static StockMoved moveOf(Leg leg) {
        return (StockMoved) leg.event();
    }
}
