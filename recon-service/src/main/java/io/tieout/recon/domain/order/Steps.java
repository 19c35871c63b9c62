package io.tieout.recon.domain.order;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.order.Check.Followed;
import io.tieout.recon.domain.order.Check.Sequence;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Finds steps that are missing, or in a wrong order. Neither says that money is missing: that is weighed.
final class Steps {

    private final OrderRule rule;
    private final Currency currency;

    Steps(OrderRule rule, Currency currency) {
        this.rule = rule;
        this.currency = currency;
    }

    /// The step that waits longest for what must follow it.
    Optional<Deviation> of(Followed check, Subject subject) {
        for (Leg first : check.first().among(subject.legs())) {
            if (check.isAskedOf(first)
                    && isInCurrency(check.first(), first)
                    && !isFollowed(check, first, subject.legs())) {
                Instant dueAt = rule.dueAfter(first, check.within());
                return Optional.of(deviation(
                        check,
                        check.first(),
                        first,
                        dueAt,
                        "%s: %s of %s was followed by no %s until %s."
                                .formatted(
                                        check.name(),
                                        check.first().name(),
                                        first.occurredAt(),
                                        check.then().name(),
                                        dueAt)));
            }
        }
        return Optional.empty();
    }

    private static boolean isFollowed(Followed check, Leg first, List<Leg> legs) {
        List<Reference> names = first.envelope().references().stream()
                .filter(reference -> check.by().contains(reference.type()))
                .toList();
        return legs.stream()
                .filter(leg -> check.then().tells(leg)
                        || (check.unless() != null && check.unless().tells(leg)))
                .anyMatch(leg -> leg.envelope().references().stream().anyMatch(names::contains));
    }

    Optional<Deviation> of(Sequence check, Subject subject) {
        for (Leg first : check.first().among(subject.legs())) {
            for (Leg then : check.then().among(subject.legs())) {
                boolean isEarlier =
                        then.occurredAt().isBefore(first.occurredAt().minus(check.within()));
                if (isEarlier && isTogether(check, first, then) && isInCurrency(check.first(), first)) {
                    return Optional.of(deviation(
                            check,
                            check.first(),
                            first,
                            null,
                            "%s: %s at %s, though %s was at %s already."
                                    .formatted(
                                            check.name(),
                                            check.first().name(),
                                            first.occurredAt(),
                                            check.then().name(),
                                            then.occurredAt())));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTogether(Sequence check, Leg one, Leg other) {
        return check.by() == null
                || one.references(check.by()).stream().anyMatch(other.references(check.by())::contains);
    }

    /// What tells no amount is in every currency.
    private boolean isInCurrency(Amount amount, Leg leg) {
        return amount.of(leg).map(money -> money.currency().equals(currency)).orElse(true);
    }

    private Deviation deviation(
            Check check, Amount amount, Leg leg, @org.jspecify.annotations.Nullable Instant dueAt, String sentence) {
        Money none = Money.zero(currency);
        return new Deviation(check, none, none, amount.of(leg).orElse(none).magnitude(), dueAt, List.of(leg), sentence);
    }
}
