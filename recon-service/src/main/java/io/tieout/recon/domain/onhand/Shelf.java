package io.tieout.recon.domain.onhand;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that is said to be on hand at one place, in the order of time.
public final class Shelf {

    private static final Comparator<Held> ORDER =
            Comparator.comparing(Held::asOf).thenComparing(Held::leg, Leg.BY_TIME);

    private final OnHandRule rule;
    private final Sums sums;
    private final List<Leg> legs;
    private final List<Held> held = new ArrayList<>();

    private Shelf(OnHandRule rule, List<Leg> legs, Sums sums) {
        this.rule = rule;
        this.sums = sums;
        this.legs = Leg.inOrder(legs.stream().filter(leg -> !leg.isConflict()).toList());
    }

    /// @param sums what moved up to each of them
    public static List<Held> of(OnHandRule rule, List<Leg> legs, Sums sums) {
        Shelf shelf = new Shelf(rule, legs, sums);
        shelf.statements();
        shelf.counts();
        shelf.held.sort(ORDER);
        return shelf.held;
    }

    private void statements() {
        for (Leg leg : legs) {
            if (rule.stated().tells(leg.event()) && leg.event() instanceof BalanceStated stated) {
                Long units = stated.units();
                Spot.of(stated)
                        .filter(_ -> units != null)
                        .ifPresent(spot -> held.add(new Held(
                                leg, spot, false, stated.asOf(), units == null ? 0 : units, moved(stated.asOf()))));
            }
        }
    }

    /// A count is told when it is made and again when it is approved; it is of when it was made. One that
    /// nobody approved says nothing.
    private void counts() {
        Map<Reference, Leg> first = new HashMap<>();
        Map<Reference, Leg> approved = new HashMap<>();
        for (Leg leg : legs) {
            if (leg.event() instanceof StockCounted count && rule.counted().tells(count)) {
                Reference name = leg.ownReference(ReferenceType.ERP_DOCUMENT);
                first.putIfAbsent(name, leg);
                if (count.approvedBy() != null) {
                    approved.put(name, leg);
                }
            }
        }
        approved.forEach((name, leg) -> {
            StockCounted count = (StockCounted) leg.event();
            Instant asOf = first.getOrDefault(name, leg).occurredAt();
            held.add(new Held(
                    leg,
                    new Spot(count.sku(), count.location()),
                    true,
                    asOf,
                    count.quantity(),
                    moved(asOf).withAdjusted(adjustedFor(leg, asOf))));
        });
    }

    private Moved moved(Instant upTo) {
        Map<Flow, Long> flows = new EnumMap<>(Flow.class);
        for (Flow flow : Flow.values()) {
            flows.put(
                    flow,
                    sums.at(rule.sumOf(flow), upTo, Pieces.NO_CURRENCY).amount().minor());
        }
        long adjusted = 0;
        for (Leg leg : legs) {
            if (!leg.occurredAt().isAfter(upTo)) {
                adjusted = Math.addExact(adjusted, adjustmentOf(leg));
            }
        }
        return new Moved(flows, adjusted);
    }

    /// What was corrected after a count because of it, told by the name of its sheet.
    private long adjustedFor(Leg count, Instant asOf) {
        List<Reference> sheets = count.references(ReferenceType.ERP_DOCUMENT);
        long adjusted = 0;
        for (Leg leg : legs) {
            if (leg.occurredAt().isAfter(asOf)
                    && leg.references(ReferenceType.ERP_DOCUMENT).stream().anyMatch(sheets::contains)) {
                adjusted = Math.addExact(adjusted, adjustmentOf(leg));
            }
        }
        return adjusted;
    }

    private long adjustmentOf(Leg leg) {
        return leg.event() instanceof StockMoved move && rule.adjusts(move) ? move.quantity() : 0;
    }
}
