package io.tieout.recon.domain.order;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.handover.EventFields;
import io.tieout.recon.domain.order.Check.Repeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds facts that an order has under more than one id.
final class Repeats {

    private final Repeat check;
    private final Currency currency;

    Repeats(Repeat check, Currency currency) {
        this.check = check;
        this.currency = currency;
    }

    Optional<Deviation> of(Subject subject) {
        List<Leg> told = standing(subject.legs());
        List<Leg> extras = new ArrayList<>();
        List<Leg> alike = new ArrayList<>();
        for (List<Leg> group : groups(told)) {
            List<Leg> more = extras(group, excess(subject.legs(), told));
            if (!more.isEmpty()) {
                extras.addAll(more);
                alike.addAll(group);
            }
        }
        if (extras.isEmpty()) {
            return Optional.empty();
        }
        Money actual = sum(alike);
        Money more = sum(extras);
        return Optional.of(new Deviation(
                check,
                actual.minus(more),
                actual,
                more,
                null,
                alike,
                "%s: %s were told %d times with the same content, %d of them too many: %s."
                        .formatted(check.name(), check.of().name(), alike.size(), extras.size(), ids(alike))));
    }

    /// Those that nothing took back by their ids.
    private List<Leg> standing(List<Leg> legs) {
        Set<Reference> undone = check.undone().among(legs).stream()
                .flatMap(leg -> leg.references(check.by()).stream())
                .collect(Collectors.toSet());
        return check.of().among(legs).stream()
                .filter(leg -> amountOf(leg) != null)
                .filter(leg -> leg.references(check.by()).stream().noneMatch(undone::contains))
                .toList();
    }

    private List<List<Leg>> groups(List<Leg> legs) {
        Map<List<String>, List<Leg>> groups = new LinkedHashMap<>();
        for (Leg leg : legs) {
            List<String> key = new ArrayList<>(List.of(String.valueOf(amountOf(leg))));
            check.same().forEach(field -> key.add(EventFields.word(leg.event(), field)));
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(leg);
        }
        return List.copyOf(groups.values());
    }

    /// By how much all of them exceed the last total that was told; zero where none was.
    private Money excess(List<Leg> all, List<Leg> told) {
        Money none = Money.zero(currency);
        return check.total().among(all).stream()
                .flatMap(leg -> check.total().of(leg).stream())
                .filter(total -> total.currency().equals(currency))
                .reduce((_, last) -> last)
                .map(total -> sum(told).minus(total))
                .filter(excess -> excess.minor() > 0)
                .orElse(none);
    }

    /// Those that come soon after another of the group, or as many as the excess explains.
    private List<Leg> extras(List<Leg> group, Money excess) {
        List<Leg> soon = new ArrayList<>();
        for (int i = 1; i < group.size(); i++) {
            Duration apart =
                    Duration.between(group.get(i - 1).occurredAt(), group.get(i).occurredAt());
            if (apart.compareTo(check.within()) <= 0) {
                soon.add(group.get(i));
            }
        }
        long each = sum(group.subList(0, 1)).minor();
        if (each == 0) {
            return List.of();
        }
        int beyond = (int) Math.min(group.size() - 1L, excess.minor() / each);
        return beyond > soon.size() ? group.subList(group.size() - beyond, group.size()) : soon;
    }

    private @Nullable Money amountOf(Leg leg) {
        return check.of()
                .of(leg)
                .filter(money -> money.currency().equals(currency))
                .orElse(null);
    }

    private Money sum(List<Leg> legs) {
        return check.of().sum(legs, currency);
    }

    private static String ids(List<Leg> legs) {
        return legs.stream().map(leg -> leg.envelope().subject()).distinct().collect(Collectors.joining(", "));
    }
}
