package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Differences.Changed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with pieces: those that did not arrive, were not counted, stated or put back.
final class StockSymptoms {

    private static final Duration RETURNED_TO_STOCKED = Duration.ofDays(1);
    private static final Duration ARRIVED_TO_MISSED = Duration.ofDays(2);

    private final String about;
    private final Differences differences;
    private final Money zero;
    private final UnitCosts costs;
    private final List<Symptom> symptoms = new ArrayList<>();

    private StockSymptoms(String about, Differences differences, Money zero, UnitCosts costs) {
        this.about = about;
        this.differences = differences;
        this.zero = zero;
        this.costs = costs;
    }

    /// @param about the record
    /// @param zero nothing, in the currency of the company
    /// @param costs of pieces
    static List<Symptom> of(String about, Differences differences, Money zero, UnitCosts costs) {
        StockSymptoms all = new StockSymptoms(about, differences, zero, costs);
        all.moves();
        all.differences.changed(BalanceStated.class).ifPresent(all::stated);
        return all.symptoms;
    }

    private void stated(Changed<BalanceStated> changed) {
        Long right = changed.clean().units();
        Long wrong = changed.told().units();
        if (right != null && wrong != null) {
            off(changed.told(), skuOf(changed.clean().account()), right, wrong);
        }
    }

    /// Of `SKU@location`.
    private static String skuOf(String account) {
        int at = account.lastIndexOf('@');
        return at < 0 ? account : account.substring(0, at);
    }

    private void moves() {
        differences
                .missing(StockMoved.class)
                .filter(move -> move.kind() == StockMove.RETURN)
                .filter(move -> Records.about(move, null).equals(about) || Records.isRefund(about))
                .findFirst()
                .ifPresent(move -> add(BreakClass.HALF_APPLIED, zero, zero, at(move).plus(RETURNED_TO_STOCKED)));
        differences
                .changed(StockMoved.class)
                .filter(changed -> changed.clean().kind() == StockMove.TRANSFER_IN)
                .filter(changed -> changed.clean().quantity() != changed.told().quantity())
                .ifPresent(changed -> lost(changed.clean(), changed.told()));
        differences
                .changed(StockCounted.class)
                .ifPresent(changed -> off(
                        changed.told(),
                        changed.clean().sku(),
                        changed.clean().quantity(),
                        changed.told().quantity()));
    }

    /// On the way. Nobody misses it before its lane is over and a while longer.
    private void lost(StockMoved clean, StockMoved told) {
        Money cost = clean.unitCost() == null ? zero : clean.unitCost();
        add(
                BreakClass.STOCK_VARIANCE,
                times(cost, clean.quantity()),
                times(cost, clean.quantity() - told.quantity()),
                at(told).plus(ARRIVED_TO_MISSED));
    }

    /// Pieces that are counted or stated too few, where they are more than what is forgiven.
    private void off(BusinessEvent told, String sku, long right, long wrong) {
        Money cost = costs.at(told.envelope().entity(), sku, told.envelope().occurredAt());
        if (cost != null && StockTolerance.forgives(right, right - wrong, cost)) {
            return;
        }
        Money each = cost == null ? zero : cost;
        add(BreakClass.STOCK_VARIANCE, times(each, right), times(each, right - wrong), at(told));
    }

    private static Money times(Money each, long pieces) {
        return new Money(Math.multiplyExact(each.minor(), pieces), each.currency());
    }

    private void add(BreakClass breakClass, Money amount, Money delta, Instant detectableAt) {
        symptoms.add(new Symptom(breakClass, amount, delta, detectableAt));
    }

    private static Instant at(BusinessEvent event) {
        return event.envelope().receivedAt();
    }
}
