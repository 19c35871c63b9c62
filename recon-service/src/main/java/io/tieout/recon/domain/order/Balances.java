package io.tieout.recon.domain.order;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.order.Check.Balance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Weighs what an order comes to against what it should come to.
final class Balances {

    private final OrderRule rule;
    private final Balance check;
    private final Currency currency;

    Balances(OrderRule rule, Balance check, Currency currency) {
        this.rule = rule;
        this.check = check;
        this.currency = currency;
    }

    /// What is weighed by itself, each of which may deviate, comes to one deviation of the order.
    Optional<Deviation> of(Subject subject) {
        return parts(subject).stream().flatMap(part -> ofPart(part).stream()).reduce(Balances::joined);
    }

    private List<List<Leg>> parts(Subject subject) {
        List<Leg> legs = Amount.legs(subject.legs(), List.of(check.amounts()));
        if (check.by() == null) {
            return List.of(legs);
        }
        Map<Reference, List<Leg>> parts = new LinkedHashMap<>();
        for (Leg leg : legs) {
            List<Reference> names = leg.references(check.by());
            if (!names.isEmpty()) {
                parts.computeIfAbsent(leg.ownReferenceAmong(names), _ -> new ArrayList<>())
                        .add(leg);
            }
        }
        return List.copyOf(parts.values());
    }

    private Optional<Deviation> ofPart(List<Leg> legs) {
        @Nullable Leg since = null;
        for (int count = 1; count <= legs.size(); count++) {
            List<Leg> until = legs.subList(0, count);
            if (!isWrong(until)) {
                since = null;
            } else if (since == null) {
                since = until.getLast();
            }
        }
        return Optional.ofNullable(since).map(leg -> deviation(legs, leg));
    }

    private boolean isWrong(List<Leg> legs) {
        if (check.after() != null && legs.stream().noneMatch(check.after()::tells)) {
            return false;
        }
        if (check.needs().stream().anyMatch(needed -> needed.sum(legs, currency).minor() <= 0)) {
            return false;
        }
        return check.breakIf()
                .isWrong(
                        Amount.sum(check.expected(), legs, currency).minor(),
                        Amount.sum(check.actual(), legs, currency).minor());
    }

    private Deviation deviation(List<Leg> legs, Leg since) {
        Money expected = Amount.sum(check.expected(), legs, currency);
        Money actual = Amount.sum(check.actual(), legs, currency);
        Instant dueAt = check.within() == null ? null : rule.dueAfter(since, check.within());
        return new Deviation(
                check,
                expected,
                actual,
                expected.minus(actual).magnitude(),
                dueAt,
                legs,
                "%s: %s came to %s and %s to %s since %s."
                        .formatted(
                                check.name(),
                                Amount.words(check.expected()),
                                expected,
                                Amount.words(check.actual()),
                                actual,
                                since.occurredAt()));
    }

    private static Deviation joined(Deviation one, Deviation other) {
        List<Leg> legs = new ArrayList<>(one.legs());
        legs.addAll(other.legs());
        return new Deviation(
                one.check(),
                one.expected().plus(other.expected()),
                one.actual().plus(other.actual()),
                one.exposure().plus(other.exposure()),
                earlier(one.dueAt(), other.dueAt()),
                legs,
                one.sentence() + " " + other.sentence());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null || one.isBefore(other) ? one : other;
    }
}
