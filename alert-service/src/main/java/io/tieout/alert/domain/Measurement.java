package io.tieout.alert.domain;

import io.tieout.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the open breaks in a rule's scope come to, in one entity and currency.
///
/// @param net sum of the deltas; positive: the ERP is understated
/// @param absolute sum of the magnitudes
/// @param oldestDetectedAt null when nothing is open
/// @param oldestAgeDays calendar days since then, as of `asOf`
/// @param top at most [TopBreak#COUNT_MAX], the most important first
public record Measurement(
        long count,
        Money net,
        Money absolute,
        @Nullable Instant oldestDetectedAt,
        long oldestAgeDays,
        Instant asOf,
        List<TopBreak> top) {

    public Measurement {
        top = List.copyOf(top);
    }

    /// Adds up what `rule` looks at in `slice`; days turn at midnight in `zone`.
    public static Measurement of(AlertRule rule, Slice slice, List<Tally> tallies, Instant now, ZoneId zone) {
        List<Tally> seen = tallies.stream()
                .filter(tally -> rule.scope().covers(tally.breakRule(), tally.breakClass()))
                .toList();
        Instant oldest = seen.stream()
                .map(Tally::oldestDetectedAt)
                .min(Instant::compareTo)
                .orElse(null);
        return new Measurement(
                seen.stream().mapToLong(Tally::count).reduce(0, Math::addExact),
                slice.money(seen.stream()
                        .mapToLong(rule.tellsOfIncidents() ? Tally::incidentNetMinor : Tally::netMinor)
                        .reduce(0, Math::addExact)),
                slice.money(seen.stream().mapToLong(Tally::absoluteMinor).reduce(0, Math::addExact)),
                oldest,
                oldest == null ? 0 : ageDays(oldest, now, zone),
                now,
                seen.stream()
                        .flatMap(tally -> tally.candidates().stream())
                        .distinct()
                        .sorted(TopBreak.orderFor(rule.measure()))
                        .limit(TopBreak.COUNT_MAX)
                        .toList());
    }

    /// The same breaks, as old as they are by `now`.
    public Measurement asOf(Instant now, ZoneId zone) {
        long days = oldestDetectedAt == null ? 0 : ageDays(oldestDetectedAt, now, zone);
        return new Measurement(count, net, absolute, oldestDetectedAt, days, now, top);
    }

    /// Calendar days from `since` to `now`, never negative: the day itself is 0.
    public static long ageDays(Instant since, Instant now, ZoneId zone) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(since, zone), LocalDate.ofInstant(now, zone));
        return Math.max(0, days);
    }

    /// The measured value with its unit, for people.
    public String text(Measure measure) {
        return switch (measure) {
            case COUNT -> Threshold.counted(count, "break");
            case ABSOLUTE_AMOUNT -> absolute.toString();
            case AGE -> Threshold.counted(oldestAgeDays, "day");
        };
    }

    /// Whether the same breaks were found; that time has passed alone is no difference.
    boolean findsTheSameAs(Measurement other) {
        return count == other.count
                && net.equals(other.net)
                && absolute.equals(other.absolute)
                && Objects.equals(oldestDetectedAt, other.oldestDetectedAt)
                && top.equals(other.top);
    }
}
