package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The sums of one record, by their ids; of each one entry per currency, in the order of the currencies' codes.
///
/// @param byId of all parts
/// @param upTo of the parts up to some instants, those of the instant included. They may begin anywhere: what counts is
///     by how much two of them differ
/// @param numbers of those sums of whose numbers something is to be said, where they were asked for
public record Sums(Map<UUID, List<PartSum>> byId, Map<UpTo, List<PartSum>> upTo, Map<UUID, Numbers> numbers) {

    /// Of a record without parts.
    public static final Sums NONE = new Sums(Map.of(), Map.of(), Map.of());

    /// As the tables are ordered: a UUID's own order is that of signed numbers.
    private static final Comparator<Leg> ORDER = Comparator.comparing(Leg::occurredAt)
            .thenComparing(leg -> leg.eventId().toString());

    /// Which sum, and up to when.
    public record UpTo(UUID sum, Instant instant) {}

    public Sums {
        byId = copy(byId);
        upTo = copy(upTo);
        numbers = Map.copyOf(numbers);
    }

    private static <K> Map<K, List<PartSum>> copy(Map<K, List<PartSum>> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
    }

    public List<PartSum> of(UUID sum) {
        return byId.getOrDefault(sum, List.of());
    }

    public Numbers numbersOf(UUID sum) {
        return numbers.getOrDefault(sum, Numbers.IN_ORDER);
    }

    /// What it was at an instant, in one currency.
    public PartSum at(UUID sum, Instant instant, Currency currency) {
        return in(upTo.getOrDefault(new UpTo(sum, instant), List.of()), currency);
    }

    /// The one in the currency; nothing where there is none.
    public static PartSum in(List<PartSum> sums, Currency currency) {
        return sums.stream()
                .filter(each -> each.amount().currency().equals(currency))
                .findFirst()
                .orElseGet(() -> new PartSum(Money.zero(currency), 0, List.of()));
    }

    public boolean hasAny(Set<UUID> sums) {
        return sums.stream().anyMatch(byId::containsKey);
    }

    /// Adds up the legs themselves, each once: what the kept sums must come to.
    public static Sums of(Reference record, Collection<Leg> legs, Function<Leg, List<Part>> partsOf, Set<UpTo> wanted) {
        List<Counted> parts = new ArrayList<>();
        legs.stream()
                .distinct()
                .sorted(ORDER)
                .forEach(leg -> partsOf.apply(leg).stream()
                        .filter(part -> part.record().equals(record))
                        .forEach(part -> parts.add(new Counted(leg, part))));
        Map<UpTo, List<PartSum>> upTo = new HashMap<>();
        for (UpTo each : wanted) {
            sumsOf(parts, part -> !part.leg().occurredAt().isAfter(each.instant()))
                    .getOrDefault(each.sum(), List.of())
                    .forEach(sum ->
                            upTo.computeIfAbsent(each, _ -> new ArrayList<>()).add(sum));
        }
        return new Sums(sumsOf(parts, _ -> true), upTo, numbersOf(parts));
    }

    private static Map<UUID, Numbers> numbersOf(List<Counted> parts) {
        Map<UUID, List<Serial>> serials = new HashMap<>();
        for (Counted each : parts) {
            Serial serial = each.part().serial();
            if (serial != null) {
                serials.computeIfAbsent(each.part().sum(), _ -> new ArrayList<>())
                        .add(serial);
            }
        }
        return serials.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Numbers.ofAll(each.getValue())));
    }

    private record Counted(Leg leg, Part part) {}

    private static Map<UUID, List<PartSum>> sumsOf(List<Counted> parts, Predicate<Counted> wanted) {
        Map<UUID, Map<String, List<Counted>>> byCurrency = new HashMap<>();
        parts.stream()
                .filter(wanted)
                .forEach(each -> byCurrency
                        .computeIfAbsent(each.part().sum(), _ -> new TreeMap<>())
                        .computeIfAbsent(each.part().amount().currency().getCurrencyCode(), _ -> new ArrayList<>())
                        .add(each));
        Map<UUID, List<PartSum>> sums = new HashMap<>();
        byCurrency.forEach((sum, all) ->
                sums.put(sum, all.values().stream().map(Sums::sumOf).toList()));
        return sums;
    }

    private static PartSum sumOf(List<Counted> parts) {
        Currency currency = parts.getFirst().part().amount().currency();
        return new PartSum(
                parts.stream().map(each -> each.part().amount()).reduce(Money.zero(currency), Money::plus),
                parts.size(),
                parts.stream()
                        .limit(PartSum.EVIDENCE_MAX)
                        .map(each -> each.leg().eventId())
                        .toList());
    }
}
