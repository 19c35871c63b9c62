package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import io.tieout.event.StatementUse;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Looked;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Opening;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Stated;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Sum;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import io.tieout.recon.domain.evidence.ErpPosting;
import io.tieout.recon.domain.handover.HandedEffect;
import io.tieout.recon.domain.rule.Accounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Accounts of the ledger against those of the ERP, and the records that explain what differs.
record ErpTie(BalanceCut cut, BalanceFigures figures, TieControl control) {

    Control tie() {
        Money ledger = figures.ledger().stream()
                .filter(sum -> control.ledger().contains(sum.account()))
                .map(Sum::net)
                .reduce(none(), Money::plus);
        Money told = figures.erp().stream()
                .filter(sum -> control.erp().contains(sum.account()))
                .map(Sum::net)
                .reduce(none(), Money::plus);
        Money erp = stated(StatementUse.OPENING).stream().map(Stated::balance).reduce(told, Money::plus);
        Money stated = stated();
        return new Control(
                control.name(),
                control.against(),
                control.ledger().stream().sorted().toList(),
                control.erp().stream().sorted().toList(),
                control.shown(ledger),
                control.shown(erp),
                stated == null ? null : control.shown(stated),
                items(),
                notComparable(ledger));
    }

    private List<Stated> stated(StatementUse use) {
        return figures.stated().stream()
                .filter(each -> each.use() == use && control.erp().contains(each.account()))
                .toList();
    }

    /// Null unless each account that the ERP moves is stated.
    private @Nullable Money stated() {
        List<Stated> all = stated(StatementUse.CONTROL);
        List<String> accounts = all.stream().map(Stated::account).toList();
        boolean isWhole = figures.erp().stream()
                .map(Sum::account)
                .filter(control.erp()::contains)
                .allMatch(accounts::contains);
        return all.isEmpty() || !isWhole
                ? null
                : all.stream().map(Stated::balance).reduce(none(), Money::plus);
    }

    /// Nothing on either side is the same.
    private @Nullable String notComparable(Money ledger) {
        if (figures.erp().isEmpty() && figures.stated().isEmpty() && !ledger.isZero()) {
            return "the ERP told of no account";
        }
        long documents = figures.erp().stream().mapToLong(Sum::documents).sum();
        if (documents > 0) {
            return documents + " documents of the ERP name no account";
        }
        return figures.isWhole()
                ? null
                : "more than " + BalanceCut.UNITS_MAX + " transactions differ; they are not looked at";
    }

    private List<Item> items() {
        Map<String, Item> items = new TreeMap<>();
        List<String> rules =
                control.rules().stream().map(rule -> rule.terms().id()).toList();
        for (Looked each : figures.records()) {
            Money effect = rules.contains(each.rule()) ? effect(each, true) : none();
            String reason = reason(each);
            Money change = change(each);
            if (reason != null && !(effect.isZero() && change == null)) {
                items.merge(reason, Item.of(reason, 1, effect, change), Item::plus);
            }
        }
        opening().ifPresent(item -> items.put(BalanceTie.OPENING, item));
        return List.copyOf(items.values());
    }

    private Optional<Item> opening() {
        List<Opening> openings = figures.openings().stream()
                .filter(each -> control.openings().contains(each.kind()))
                .toList();
        Money sum = openings.stream().map(Opening::balance).reduce(none(), Money::plus);
        long statements = openings.stream().mapToLong(Opening::statements).sum();
        return sum.isZero() || !stated(StatementUse.OPENING).isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(BalanceTie.OPENING, statements, sum, sum.magnitude()));
    }

    /// What an approved revision does to the accounts of the ledger; null where none waits, or it does nothing.
    private @Nullable Money change(Looked each) {
        Accounts accounts = each.effect().accounts();
        boolean isOfRule =
                control.rules().stream().anyMatch(rule -> rule.terms().id().equals(each.rule()));
        Money revision = each.revision();
        Money change = revision == null || accounts == null || !isOfRule ? null : control.expected(accounts, revision);
        return change == null || change.isZero() ? null : change;
    }

    /// Null where nothing says why, so that it stays unexplained.
    private @Nullable String reason(Looked each) {
        if (each.revision() != null) {
            return BalanceTie.REVISION;
        }
        if (each.breakClass() != null) {
            return each.breakClass().code();
        }
        if (each.effect().isNotDue()) {
            return BalanceTie.TIMING;
        }
        return effect(each, false).isZero() ? BalanceTie.OTHER_DAY : null;
    }

    /// By how much the ledger holds more for a record than the ERP.
    private Money effect(Looked each, boolean onlyUntil) {
        HandedEffect effect = each.effect();
        Accounts accounts = effect.accounts();
        boolean counts = effect.owed().currency().equals(cut.currency())
                && !(onlyUntil && effect.businessDate().isAfter(cut.asOf()));
        Money expected = accounts != null && counts ? control.expected(accounts, effect.owed()) : none();
        Money posted = none();
        for (ErpPosting posting : effect.posted()) {
            if (control.erp().contains(posting.account())
                    && posting.debit().currency().equals(cut.currency())
                    && !(onlyUntil && posting.date().isAfter(cut.asOf()))) {
                posted = posted.plus(posting.net());
            }
        }
        return expected.minus(control.shown(posted));
    }

    private Money none() {
        return Money.zero(cut.currency());
    }
}
