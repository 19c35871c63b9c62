package io.tieout.recon.domain.total;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.handover.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds what one total states against the sums of its parts. Parts in another currency than the total's are no part
/// of it: a conversion states what it came to in both.
final class TotalFold {

    private final TotalRule rule;
    private final Instant at;
    private final Reference reference;
    private final Leg total;
    private final Sums sums;
    private final Instant dueAt;

    private TotalFold(TotalRule rule, Instant at, Reference reference, Leg total, Sums sums) {
        this.rule = rule;
        this.at = at;
        this.reference = reference;
        this.total = total;
        this.sums = sums;
        this.dueAt = dueAt(rule, total);
    }

    /// When all parts of a total must be there.
    static Instant dueAt(TotalRule rule, Leg total) {
        ZoneId zone = rule.terms().calendar().zoneOf(total.envelope().entity());
        return rule.within()
                .dueAfter(
                        total.occurredAt(),
                        total.envelope().businessDate(),
                        rule.terms().calendar(),
                        zone);
    }

    /// @param sumsOf what the parts of a record come to
    static Fold of(TotalRule rule, List<Leg> legs, Function<Reference, Sums> sumsOf, Instant at) {
        // Parts whose total nobody states are no difference: a manual payout, or one that is still to come.
        Map<Reference, Leg> totals = new TreeMap<>();
        legs.stream()
                .filter(leg -> !leg.isConflict() && rule.total().tells(leg.event()))
                .sorted(Leg.BY_TIME)
                .forEach(leg -> rule.recordOf(leg).ifPresent(reference -> totals.putIfAbsent(reference, leg)));
        List<Fold> folds = new ArrayList<>();
        totals.forEach((reference, total) -> {
            Sums sums = sumsOf.apply(reference);
            // Where nobody tells parts at all, nothing can be proved by them; that is no residual.
            if (sums.hasAny(rule.sums())) {
                TotalFold fold = new TotalFold(rule, at, reference, total, sums);
                rule.measures().forEach(measure -> folds.add(fold.of(measure)));
            }
        });
        return folds.stream().reduce(Fold.NOTHING, TotalFold::joined);
    }

    private static Fold joined(Fold one, Fold other) {
        return new Fold(
                Stream.concat(one.items().stream(), other.items().stream()).toList(),
                Stream.concat(one.findings().stream(), other.findings().stream())
                        .toList(),
                earliest(one.nextDueAt(), other.nextDueAt()));
    }

    static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /// What a total states and what its parts come to.
    ///
    /// @param told parts in all, in whatever currency
    private record Compared(Measure measure, Money stated, PartSum sum, long told) {
        Money difference() {
            return stated.minus(sum.amount());
        }

        String key(Reference reference) {
            return measure.name().isEmpty() ? reference.toString() : MatchItem.keyOf(reference, measure.name());
        }
    }

    private Fold of(Measure measure) {
        Money stated = measure.stated().statedBy(total.event());
        if (stated == null) {
            return Fold.NOTHING;
        }
        List<PartSum> all = sums.of(measure.sum());
        PartSum sum = Sums.in(all, stated.currency());
        return of(new Compared(
                measure, stated, sum, all.stream().mapToLong(PartSum::count).sum()));
    }

    private Fold of(Compared compared) {
        Money difference = compared.difference();
        boolean isDue = !at.isBefore(dueAt);
        Money none = Money.zero(difference.currency());
        boolean isBroken = !difference.isZero() && isDue;
        FindingKey key = new FindingKey(
                reference.toString(), Kind.ordinalOf(compared.measure().name()));
        MatchItem item = new MatchItem(
                compared.key(reference),
                total.envelope().entity(),
                ItemStatus.NONE,
                null,
                total.envelope().businessDate(),
                1,
                compared.stated(),
                Math.toIntExact(compared.sum().count()),
                compared.sum().amount(),
                isBroken ? difference : none,
                isDue ? none : difference,
                isBroken ? key : null);
        return new Fold(
                List.of(item),
                isBroken ? List.of(finding(key, compared)) : List.of(),
                difference.isZero() || isDue ? null : dueAt);
    }

    private Finding finding(FindingKey key, Compared compared) {
        Money stated = compared.stated();
        Money sum = compared.sum().amount();
        Money difference = compared.difference();
        BreakClass breakClass = rule.breakClass();
        String source = total.envelope().source();
        String what = compared.measure().name().isEmpty()
                ? ""
                : " of " + compared.measure().name();
        List<UUID> legs = Stream.concat(Stream.of(total.eventId()), compared.sum().first().stream())
                .distinct()
                .toList();
        List<String> names = List.of(compared.key(reference));
        return new Finding(
                key,
                new About(
                        total.envelope().entity(),
                        total.envelope().businessDate(),
                        null,
                        total.traceparent(),
                        names,
                        names),
                breakClass,
                List.of(),
                false,
                new Stake(difference, difference.magnitude(), difference.magnitude(), false),
                new SideValues(stated, null, sum),
                new Evidence(
                        List.of(new FieldDifference("sum of parts", stated.toString(), sum.toString())),
                        new HandoffFinding(
                                HandoffStep.GOOD,
                                List.of(
                                        "%s states %s%s for %s at %s."
                                                .formatted(source, stated, what, reference, total.occurredAt()),
                                        "Its %d parts come to %s, so %s is not told."
                                                .formatted(compared.told(), sum, difference))),
                        List.of(),
                        legs,
                        new Symptom(HandoffStep.GOOD, source, breakClass.code())),
                causeOf(total.envelope().role()),
                breakClass.authority(),
                breakClass.repair() + ".",
                dueAt);
    }

    /// Who settles states the total and the parts too, so its statement contradicts itself. Of a store's own registers
    /// nobody says which of them is right.
    private static Cause causeOf(SourceRole role) {
        return role == SourceRole.POS ? Cause.UNDETERMINED : Cause.EXTERNAL;
    }
}
