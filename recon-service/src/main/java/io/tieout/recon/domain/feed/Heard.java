package io.tieout.recon.domain.feed;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.Outcome;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What sources told, hour by hour.
///
/// @param speakers who was ever heard, of the sources that feeds are about
/// @param until when the last of it was taken in
public record Heard(SortedMap<Instant, List<Hour>> hours, List<Speaker> speakers, Instant until) {

    /// A source that was heard in a role.
    ///
    /// @param since when its first event was taken in
    public record Speaker(String source, SourceRole role, String entity, EventType type, Instant since) {}

    /// How much was told in a window.
    ///
    /// @param told by either clock
    /// @param occurred by the sources' clocks
    /// @param worth in the currency of most of it; null where it has no money
    public record Told(long told, long occurred, @Nullable Money worth) {}

    public Heard {
        hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
        speakers = List.copyOf(speakers);
    }

    public static Heard of(Collection<Hour> hours, List<Speaker> speakers, Instant until) {
        SortedMap<Instant, List<Hour>> byStart = new TreeMap<>();
        hours.forEach(hour ->
                byStart.computeIfAbsent(hour.start(), _ -> new ArrayList<>()).add(hour));
        return new Heard(byStart, speakers, until);
    }

    /// Counts legs, each of them once; what only reads an event anew is nothing that was told.
    public static Heard of(Collection<Leg> legs) {
        List<Hour> hours = new ArrayList<>();
        Map<Speaker, Instant> since = new HashMap<>();
        Instant until = Instant.EPOCH;
        for (Leg leg : legs) {
            if (isTold(leg)) {
                hours.addAll(hoursOf(leg.event(), true));
                Envelope envelope = leg.envelope();
                Speaker speaker = new Speaker(
                        envelope.source(),
                        envelope.role(),
                        envelope.entity(),
                        leg.event().type(),
                        Instant.EPOCH);
                since.merge(speaker, envelope.receivedAt(), (one, other) -> one.isBefore(other) ? one : other);
                until = envelope.receivedAt().isAfter(until) ? envelope.receivedAt() : until;
            }
        }
        List<Speaker> speakers = new ArrayList<>();
        since.forEach((each, first) ->
                speakers.add(new Speaker(each.source(), each.role(), each.entity(), each.type(), first)));
        return of(hours, speakers, until);
    }

    /// Whether a leg is something that its source told, and no other reading of what it told before.
    public static boolean isTold(Leg leg) {
        return leg.outcome() != Outcome.REVISION && leg.outcome() != Outcome.REFUSED;
    }

    /// The hour in which an event happened, and that in which it was taken in, which mostly is the same.
    ///
    /// @param withNames whether it also counts for each other system whose records it names
    public static List<Hour> hoursOf(BusinessEvent event, boolean withNames) {
        Envelope envelope = event.envelope();
        Instant occurred = Hour.of(envelope.occurredAt());
        Instant arrived = Hour.of(envelope.receivedAt());
        Money amount = event.principal();
        List<Hour> hours = new ArrayList<>();
        if (occurred.equals(arrived)) {
            hours.add(hour(event, "", occurred, 1, 1, amount));
        } else {
            hours.add(hour(event, "", occurred, 1, 0, amount));
            hours.add(hour(event, "", arrived, 0, 1, amount == null ? null : Money.zero(amount.currency())));
        }
        if (withNames) {
            envelope.references().stream()
                    .map(Reference::issuer)
                    .filter(issuer -> !issuer.equals(envelope.source()))
                    .distinct()
                    .forEach(issuer -> hours.add(hour(event, issuer, occurred, 1, 0, amount)));
        }
        return hours;
    }

    private static Hour hour(
            BusinessEvent event, String about, Instant start, long occurred, long arrived, @Nullable Money amount) {
        Envelope envelope = event.envelope();
        return new Hour(
                envelope.source(),
                envelope.role(),
                envelope.entity(),
                event.type(),
                about,
                start,
                occurred,
                arrived,
                amount);
    }

    /// What one source told.
    Told of(Teller teller, String source, Span window) {
        return sum(window, hour -> hour.isWhole() && hour.source().equals(source) && teller.tells(hour));
    }

    /// What others told of the business of a source.
    Told by(Demand demand, String source, String entity, Span window) {
        return demand.isNaming()
                ? sum(window, hour -> hour.about().equals(source) && demand.by().tells(hour))
                : sum(
                        window,
                        hour -> hour.isWhole()
                                && hour.entity().equals(entity)
                                && demand.by().tells(hour));
    }

    private Told sum(Span window, Predicate<Hour> isMeant) {
        long occurred = 0;
        long told = 0;
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Money> amounts = new TreeMap<>();
        for (List<Hour> all : hours.subMap(window.start(), window.end()).values()) {
            for (Hour hour : all) {
                if (isMeant.test(hour)) {
                    occurred += hour.occurred();
                    told += hour.occurred() + hour.arrived();
                    Money amount = hour.amount();
                    if (amount != null) {
                        String currency = amount.currency().getCurrencyCode();
                        counts.merge(currency, hour.occurred(), Long::sum);
                        amounts.merge(currency, amount, Money::plus);
                    }
                }
            }
        }
        return new Told(
                told,
                occurred,
                counts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(most -> amounts.get(most.getKey()))
                        .orElse(null));
    }
}
