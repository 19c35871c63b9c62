package io.tieout.recon.domain.total;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
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
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A record that was begun and of which no total is stated. Its item differs by nothing, because nothing is declared,
/// and is there for as long as the total is not.
final class Unclosed {

    private Unclosed() {}

    static Fold of(TotalRule rule, Opening opening, Reference record, Leg opened, Sums sums, Instant at) {
        Instant dueAt = rule.dueAfter(opened, opening.within());
        boolean isDue = !at.isBefore(dueAt);
        FindingKey key = new FindingKey(record.toString(), Kind.ordinalOf(TotalRule.CLOSING));
        PartSum told = told(rule, opening, opened, sums);
        Money none = Money.zero(told.amount().currency());
        MatchItem item = new MatchItem(
                MatchItem.keyOf(record, TotalRule.CLOSING),
                opened.envelope().entity(),
                ItemStatus.NONE,
                null,
                opened.envelope().businessDate(),
                0,
                none,
                0,
                none,
                none,
                none,
                isDue ? key : null);
        return new Fold(
                List.of(item),
                isDue ? List.of(finding(key, item, opened, told, dueAt)) : List.of(),
                isDue ? null : dueAt);
    }

    /// What the parts of the first measure come to, which nothing proves as long as no total is stated.
    private static PartSum told(TotalRule rule, Opening opening, Leg opened, Sums sums) {
        List<PartSum> parts = sums.of(rule.measures().getFirst().sum());
        Currency currency = parts.isEmpty()
                ? opening.currency().of(opened.envelope().entity())
                : parts.getFirst().amount().currency();
        return Sums.in(parts, currency);
    }

    private static Finding finding(FindingKey key, MatchItem item, Leg opened, PartSum told, Instant dueAt) {
        BreakClass breakClass = BreakClass.MISSING;
        Money none = Money.zero(told.amount().currency());
        List<String> names = List.of(item.key());
        List<UUID> legs = Stream.concat(Stream.of(opened.eventId()), told.first().stream())
                .toList();
        String source = opened.envelope().source();
        // Whether the source never said it or it was lost on the way, only the source's own log would tell.
        HandoffStep step = HandoffStep.EMITTED_OR_FORWARDED;
        return new Finding(
                key,
                new About(item.entity(), item.businessDate(), null, opened.traceparent(), names, names),
                breakClass,
                List.of(),
                false,
                new Stake(none, none, told.amount().magnitude(), false),
                new SideValues(null, null, null),
                new Evidence(
                        List.of(),
                        new HandoffFinding(
                                step,
                                List.of(
                                        "%s opened %s at %s, and nothing was told of its closing until %s."
                                                .formatted(source, key.ruleKey(), opened.occurredAt(), dueAt),
                                        "%d parts of %s were told, which no declared total proves."
                                                .formatted(told.count(), told.amount()))),
                        List.of(),
                        legs,
                        new Symptom(step, source, breakClass.code())),
                Cause.UNDETERMINED,
                breakClass.authority(),
                breakClass.repair() + ".",
                dueAt);
    }
}
