package io.tieout.recon.domain.checkpoint;

import io.tieout.event.BalanceKind;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.handover.HandoverRule;
import io.tieout.recon.domain.rule.Accounts;
import java.util.List;
import java.util.Set;

/// Accounts of the ledger that must hold the same as what they are held against.
///
/// @param against what they are held against
/// @param ledger accounts of the ledger's chart
/// @param erp accounts of the ERP's chart
/// @param side on which the balance usually stands; amounts are shown from there
/// @param openings statements of what was there at first that the ledger books on these accounts
/// @param rules whose records move these accounts
/// @param settledTo accounts of the ledger that take what is settled of these, and nothing else
public record TieControl(
        String name,
        Against against,
        Set<String> ledger,
        Set<String> erp,
        EntrySide side,
        Set<BalanceKind> openings,
        List<Rule> rules,
        Set<String> settledTo) {

    /// Of which nothing is settled.
    public TieControl(
            String name,
            Against against,
            Set<String> ledger,
            Set<String> erp,
            EntrySide side,
            Set<BalanceKind> openings,
            List<Rule> rules) {
        this(name, against, ledger, erp, side, openings, rules, Set.of());
    }

    /// Accounts of the ERP.
    public TieControl(
            String name,
            Set<String> ledger,
            Set<String> erp,
            EntrySide side,
            Set<BalanceKind> openings,
            List<HandoverRule> rules) {
        this(name, Against.ERP, ledger, erp, side, openings, List.copyOf(rules));
    }

    public TieControl {
        ledger = Set.copyOf(ledger);
        erp = Set.copyOf(erp);
        openings = Set.copyOf(openings);
        rules = List.copyOf(rules);
        settledTo = Set.copyOf(settledTo);
    }

    /// Those of one kind.
    <R extends Rule> List<R> rules(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Debits less credits, or the other way round.
    Money shown(Money net) {
        return side == EntrySide.DEBIT ? net : net.negated();
    }

    /// What a record that moves these accounts should make of an amount. Nothing, where both sides are among them.
    Money expected(Accounts accounts, Money amount) {
        Money none = Money.zero(amount.currency());
        Money debit = accounts.debit().stream().anyMatch(erp::contains) ? amount : none;
        Money credit = accounts.credit().stream().anyMatch(erp::contains) ? amount : none;
        return shown(debit.minus(credit));
    }
}
