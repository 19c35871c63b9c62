package io.tieout.recon.domain.total;

import io.tieout.event.Money;
import io.tieout.event.Reference;
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
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.handover.EventFields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up the parts of one total. Parts in another currency than the total's are no part of it: a conversion states
/// what it came to in both.
final class TotalFold {

    /// Parts that one break has the events of; the rest is under its reference.
    private static final int LEGS_MAX = 200;

    private final TotalRule rule;
    private final Instant at;

    private TotalFold(TotalRule rule, Instant at) {
        this.rule = rule;
        this.at = at;
    }

    static Fold of(TotalRule rule, List<Leg> legs, Instant at) {
        TotalFold fold = new TotalFold(rule, at);
        // Parts whose total nobody states are no difference: a manual payout, or one that is still to come.
        Map<Reference, Leg> totals = new TreeMap<>();
        legs.stream()
                .filter(leg -> !leg.isConflict() && rule.total().tells(leg.event()))
                .sorted(Leg.BY_TIME)
                .forEach(leg -> rule.recordOf(leg).ifPresent(reference -> totals.putIfAbsent(reference, leg)));
        return totals.entrySet().stream()
                .map(each -> fold.of(each.getKey(), each.getValue(), fold.partsOf(each.getKey(), legs)))
                .reduce(Fold.NOTHING, TotalFold::joined);
    }

    private static Fold joined(Fold one, Fold other) {
        return new Fold(
                Stream.concat(one.items().stream(), other.items().stream()).toList(),
                Stream.concat(one.findings().stream(), other.findings().stream())
                        .toList(),
                earliest(one.nextDueAt(), other.nextDueAt()));
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /// A part that comes twice is one part.
    private List<Leg> partsOf(Reference reference, List<Leg> legs) {
        return legs.stream()
                .distinct()
                .filter(leg -> !leg.isConflict() && rule.parts().tells(leg.event()))
                .filter(leg -> rule.recordOf(leg).filter(reference::equals).isPresent())
                .sorted(Leg.BY_TIME)
                .toList();
    }

    private Fold of(Reference reference, Leg total, List<Leg> parts) {
        Money stated = EventFields.money(total.event(), rule.totalField());
        // Where nobody tells parts at all, nothing can be proved by them; that is no residual.
        if (stated == null || parts.isEmpty()) {
            return Fold.NOTHING;
        }
        Money sum = Money.zero(stated.currency());
        int count = 0;
        for (Leg part : parts) {
            Money amount = EventFields.money(part.event(), rule.partField());
            if (amount != null && amount.currency().equals(stated.currency())) {
                sum = sum.plus(amount);
                count++;
            }
        }
        Money difference = stated.minus(sum);
        Instant dueAt = dueAt(total);
        boolean isDue = !at.isBefore(dueAt);
        Money none = Money.zero(stated.currency());
        boolean isBroken = !difference.isZero() && isDue;
        FindingKey key = new FindingKey(reference.toString(), 0);
        MatchItem item = new MatchItem(
                reference.toString(),
                total.envelope().entity(),
                ItemStatus.NONE,
                null,
                total.envelope().businessDate(),
                1,
                stated,
                count,
                sum,
                isBroken ? difference : none,
                isDue ? none : difference,
                isBroken ? key : null);
        return new Fold(
                List.of(item),
                isBroken ? List.of(finding(key, total, parts, stated, sum, dueAt)) : List.of(),
                difference.isZero() || isDue ? null : dueAt);
    }

    private Instant dueAt(Leg total) {
        ZoneId zone = rule.terms().calendar().zoneOf(total.envelope().entity());
        return rule.within()
                .dueAfter(
                        total.occurredAt(),
                        total.envelope().businessDate(),
                        rule.terms().calendar(),
                        zone);
    }

    private Finding finding(FindingKey key, Leg total, List<Leg> parts, Money stated, Money sum, Instant dueAt) {
        Money difference = stated.minus(sum);
        BreakClass breakClass = rule.breakClass();
        String source = total.envelope().source();
        List<UUID> legs = Stream.concat(Stream.of(total), parts.stream().limit(LEGS_MAX))
                .map(Leg::eventId)
                .distinct()
                .toList();
        return new Finding(
                key,
                new About(
                        total.envelope().entity(),
                        total.envelope().businessDate(),
                        null,
                        total.traceparent(),
                        List.of(key.ruleKey()),
                        List.of(key.ruleKey())),
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
                                        "%s states %s for %s at %s."
                                                .formatted(source, stated, key.ruleKey(), total.occurredAt()),
                                        "Its %d parts come to %s, so %s is not told."
                                                .formatted(parts.size(), sum, difference))),
                        List.of(),
                        legs,
                        new Symptom(HandoffStep.GOOD, source, breakClass.code())),
                // Who states the total states the parts too.
                Cause.EXTERNAL,
                breakClass.authority(),
                breakClass.repair() + ".",
                dueAt);
    }
}
