package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Clearing;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Owed;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Sum;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Unproved;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Accounts of the ledger that the ERP does not have alike, against the records that make up what is on them.
record SubLedgerTie(BalanceCut cut, BalanceFigures figures, TieControl control) {

    private static final String NO_STATEMENT = "no processor states its balance";
    private static final String TOO_MANY =
            "more than " + BalanceCut.UNITS_MAX + " transactions may be open; they are not looked at";

    /// Empty where the ledger told nothing of the accounts and no record is about them.
    Optional<Control> tie() {
        List<Sum> sums = figures.ledger().stream()
                .filter(sum -> control.ledger().contains(sum.account()))
                .toList();
        Money ledger = control.shown(sums.stream().map(Sum::net).reduce(none(), Money::plus));
        boolean isOfRefunds = control.against() == Against.OPEN_REFUNDS;
        List<Item> items = isOfRefunds ? refunds() : clearing();
        boolean isUnknown =
                isOfRefunds ? figures.owed().isEmpty() : figures.clearing().isEmpty();
        return sums.isEmpty() && isUnknown && items.isEmpty() ? Optional.empty() : Optional.of(control(ledger, items));
    }

    private Control control(Money ledger, List<Item> items) {
        Money stated = figures.clearing().stream().map(Clearing::stated).reduce(none(), Money::plus);
        boolean isStated =
                control.against() == Against.PROCESSORS && !figures.clearing().isEmpty();
        return new Control(
                control.name(),
                control.against(),
                control.ledger().stream().sorted().toList(),
                List.of(),
                ledger,
                isStated ? control.shown(stated) : none(),
                isStated ? control.shown(stated) : null,
                items,
                notComparable(ledger, isStated));
    }

    private @Nullable String notComparable(Money ledger, boolean isStated) {
        if (!figures.isWhole()) {
            return TOO_MANY;
        }
        return control.against() == Against.PROCESSORS && !isStated && !ledger.isZero() ? NO_STATEMENT : null;
    }

    private List<Item> refunds() {
        Items items = new Items();
        for (Owed each : figures.owed()) {
            items.add(Item.of(reason(each), 1, each.refund().open(), each.revision()));
        }
        return items.list();
    }

    private static String reason(Owed each) {
        if (each.revision() != null) {
            return BalanceTie.REVISION;
        }
        if (each.refund().isSettledSince()) {
            return BalanceTie.OTHER_DAY;
        }
        if (each.breakClass() != null) {
            return each.breakClass().code();
        }
        return each.refund().isNotDue() ? BalanceTie.TIMING : BalanceTie.UNPAID;
    }

    /// Of each account what its records moved beyond what is stated, and of each payout what its lines come to beyond
    /// it.
    private List<Item> clearing() {
        Items items = new Items();
        for (Clearing each : figures.clearing()) {
            Money untold = each.opening().plus(each.until()).minus(each.stated());
            String why = each.breakClass() == null
                    ? BalanceTie.OPENING
                    : each.breakClass().code();
            items.add(why, 1, control.shown(untold));
            items.add(BalanceTie.LATER, each.movements(), control.shown(each.since()));
        }
        for (Unproved each : figures.payouts()) {
            String why = each.breakClass() == null
                    ? BalanceTie.TIMING
                    : each.breakClass().code();
            items.add(why, 1, control.shown(each.difference().negated()));
        }
        items.add(BalanceTie.SETTLED, 0, control.shown(settled().negated()));
        return items.list();
    }

    /// Debits less credits that were taken from the accounts. They explain nothing of what the records
    /// say, but that it is not on the accounts any more.
    private Money settled() {
        return figures.ledger().stream()
                .filter(sum -> control.settledTo().contains(sum.account()))
                .map(Sum::net)
                .reduce(none(), Money::plus);
    }

    private Money none() {
        return Money.zero(cut.currency());
    }

    /// By their reasons.
    private static final class Items {

        private final Map<String, Item> byReason = new TreeMap<>();

        void add(String reason, long records, Money net) {
            if (!net.isZero()) {
                add(Item.of(reason, records, net, null));
            }
        }

        void add(Item item) {
            byReason.merge(item.reason(), item, Item::plus);
        }

        List<Item> list() {
            return List.copyOf(byReason.values());
        }
    }
}
