package io.tieout.recon.domain.order;

import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.handover.HandoverRule.FunctionalCurrency;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.BusinessCalendar;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A rule over all that is told of an order, or of another subject, in one transaction.
///
/// Of several checks that do not hold of one subject the first in the order of precedence of break classes makes the
/// break, and the others are its attributes: one fault is not counted twice.
///
/// @param subject types of the references that make events one subject
/// @param checks in the order in which the file has them
/// @param currencies in what something is shown of which nobody says an amount
public record OrderRule(Terms terms, List<ReferenceType> subject, List<Check> checks, FunctionalCurrency currencies)
        implements Rule {

    public OrderRule {
        subject = List.copyOf(subject);
        checks = List.copyOf(checks);
    }

    @Override
    public boolean compares(Leg leg) {
        for (Check check : checks) {
            for (Amount amount : check.amounts()) {
                if (amount.tells(leg)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return OrderFold.of(this, legs, at);
    }

    /// When something that `leg` began is due.
    Instant dueAfter(Leg leg, Allowance within) {
        BusinessCalendar calendar = terms.calendar();
        return within.dueAfter(
                leg.occurredAt(),
                leg.envelope().businessDate(),
                calendar,
                calendar.zoneOf(leg.envelope().entity()));
    }

    /// In which currencies a subject is told of. Where nobody says an amount, in that of its legal entity.
    List<Currency> currenciesOf(List<Leg> legs) {
        Map<String, Currency> told = new TreeMap<>();
        for (Check check : checks) {
            for (Amount amount : check.amounts()) {
                for (Leg leg : legs) {
                    amount.of(leg).ifPresent(money -> told.put(money.currency().getCurrencyCode(), money.currency()));
                }
            }
        }
        return told.isEmpty()
                ? List.of(currencies.of(legs.getFirst().envelope().entity()))
                : List.copyOf(told.values());
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }
}
