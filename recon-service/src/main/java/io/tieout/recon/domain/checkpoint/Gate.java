package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import io.tieout.event.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Why nobody closes a window in which everything is explained.
final class Gate {

    private Gate() {}

    /// In words; empty where nothing hinders it.
    static List<String> hindrances(Figures figures, CloseTerms terms, Unadjusted unadjusted) {
        List<String> hindrances = new ArrayList<>();
        long urgent = figures.open().stream()
                .filter(each -> each.severity() == Severity.P1)
                .mapToLong(each -> each.tally().count())
                .sum();
        if (urgent > 0) {
            hindrances.add(urgent + " breaks of severity P1 are open");
        }
        unadjusted.hindrance().ifPresent(hindrances::add);
        if (figures.unsealed() != null) {
            figures.unsealed().hindrance().ifPresent(hindrances::add);
        }
        Money suspense = suspense(figures, terms, unadjusted);
        if (!suspense.isZero()) {
            hindrances.add("%s of the ledger holds %s that nobody has explained"
                    .formatted(terms.suspenseAccount(), suspense.decimal()));
        }
        return hindrances;
    }

    /// Credits less debits.
    private static Money suspense(Figures figures, CloseTerms terms, Unadjusted unadjusted) {
        Money none = Money.zero(unadjusted.limit().currency());
        BalanceFigures balances = figures.balances();
        return balances == null
                ? none
                : balances.ledger().stream()
                        .filter(sum -> sum.account().equals(terms.suspenseAccount()))
                        .map(BalanceFigures.Sum::net)
                        .reduce(none, Money::minus);
    }
}
