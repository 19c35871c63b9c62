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
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.handover.EventFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Holds what was counted against what moved since the count before. A count takes all out of what is counted, so the
/// next one begins with nothing; one that follows another without any movement between is the same count again, and
/// the last holds.
final class CountFold {

    /// Before everything that is told.
    static final Instant BEGINNING = Instant.EPOCH;

    private static final String CASHIER = "cashier";

    /// What should be there by the account of who counts.
    private static final String EXPECTED = "expected";

    private final TotalRule rule;
    private final Instant at;
    private final Reference record;
    private final Sums sums;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Instant nextDueAt;

    private CountFold(TotalRule rule, Instant at, Reference record, Sums sums) {
        this.rule = rule;
        this.at = at;
        this.record = record;
        this.sums = sums;
    }

    /// @param sumsOf what moved of a record
    static Fold of(TotalRule rule, List<Leg> legs, Function<Reference, Sums> sumsOf, Instant at) {
        Map<Reference, List<Leg>> counts = new TreeMap<>();
        legs.stream()
                .filter(leg -> !leg.isConflict() && rule.compares(leg))
                .distinct()
                .sorted(Leg.BY_TIME)
                .forEach(leg -> rule.recordOf(leg)
                        .ifPresent(record -> counts.computeIfAbsent(record, _ -> new ArrayList<>())
                                .add(leg)));
        List<MatchItem> items = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        @Nullable Instant nextDueAt = null;
        for (Map.Entry<Reference, List<Leg>> each : counts.entrySet()) {
            CountFold fold = new CountFold(rule, at, each.getKey(), sumsOf.apply(each.getKey()));
            rule.measures().forEach(measure -> fold.conclude(measure, each.getValue()));
            items.addAll(fold.items);
            findings.addAll(fold.findings);
            nextDueAt = TotalFold.earliest(nextDueAt, fold.nextDueAt);
        }
        return new Fold(items, findings, nextDueAt);
    }

    /// A count and what should have been there.
    private record Counted(Leg leg, Money amount, Money expected, long moves) {
        Money difference() {
            return amount.minus(expected);
        }
    }

    /// Where nobody tells what moves nothing can be proved.
    private void conclude(Measure measure, List<Leg> counts) {
        if (!sums.hasAny(rule.sums())) {
            return;
        }
        List<Counted> sessions = new ArrayList<>();
        Instant since = BEGINNING;
        Instant begun = BEGINNING;
        for (Leg leg : counts) {
            Money amount = measure.stated().statedBy(leg.event());
            if (amount != null) {
                boolean isAgain = !sessions.isEmpty()
                        && moved(measure, since, leg.occurredAt(), amount).count() == 0;
                if (isAgain) {
                    sessions.removeLast();
                } else {
                    begun = since;
                }
                PartSum moved = moved(measure, begun, leg.occurredAt(), amount);
                sessions.add(new Counted(leg, amount, moved.amount(), moved.count()));
                since = leg.occurredAt();
            }
        }
        sessions.forEach(this::conclude);
    }

    private PartSum moved(Measure measure, Instant from, Instant until, Money like) {
        PartSum before = sums.at(measure.sum(), from, like.currency());
        PartSum after = sums.at(measure.sum(), until, like.currency());
        return new PartSum(after.amount().minus(before.amount()), after.count() - before.count(), List.of());
    }

    private void conclude(Counted counted) {
        Leg leg = counted.leg();
        Money difference = counted.difference();
        Money none = Money.zero(difference.currency());
        Instant dueAt = rule.dueAfter(leg, rule.within());
        boolean isDue = !at.isBefore(dueAt);
        boolean isBroken = !difference.isZero() && isDue;
        FindingKey key = new FindingKey(nameOf(leg), 0);
        items.add(new MatchItem(
                key.ruleKey(),
                leg.envelope().entity(),
                ItemStatus.NONE,
                null,
                leg.envelope().businessDate(),
                1,
                counted.amount(),
                Math.toIntExact(counted.moves()),
                counted.expected(),
                isBroken ? difference : none,
                isDue ? none : difference,
                isBroken ? key : null));
        if (isBroken) {
            findings.add(finding(key, counted, dueAt));
        } else if (!difference.isZero()) {
            nextDueAt = TotalFold.earliest(nextDueAt, dueAt);
        }
    }

    /// Each count of a record is one of its own, and goes by the name that who counts gave it.
    private String nameOf(Leg leg) {
        return record + "@" + leg.envelope().subject();
    }

    private Finding finding(FindingKey key, Counted counted, Instant dueAt) {
        Leg leg = counted.leg();
        Money difference = counted.difference();
        BreakClass breakClass = rule.breakClass();
        return new Finding(
                key,
                new About(
                        leg.envelope().entity(),
                        leg.envelope().businessDate(),
                        null,
                        leg.traceparent(),
                        List.of(key.ruleKey()),
                        List.of(key.ruleKey())),
                breakClass,
                List.of(),
                false,
                new Stake(difference, difference.magnitude(), difference.magnitude(), false),
                new SideValues(counted.amount(), null, counted.expected()),
                new Evidence(
                        List.of(new FieldDifference(
                                "counted",
                                counted.expected().toString(),
                                counted.amount().toString())),
                        new HandoffFinding(HandoffStep.GOOD, sentences(counted)),
                        List.of(),
                        List.of(leg.eventId()),
                        new Symptom(HandoffStep.GOOD, leg.envelope().source(), breakClass.code())),
                // Cash passes from hand to hand; no system has a part in it.
                Cause.PROCESS_GAP,
                breakClass.authority(),
                breakClass.repair() + ".",
                dueAt);
    }

    private List<String> sentences(Counted counted) {
        Leg leg = counted.leg();
        List<String> sentences = new ArrayList<>();
        String cashier = EventFields.typeOf(leg.event().type(), CASHIER).isPresent()
                ? EventFields.word(leg.event(), CASHIER)
                : EventFields.NONE;
        sentences.add("%s counted %s in %s at %s%s."
                .formatted(
                        leg.envelope().source(),
                        counted.amount(),
                        record.value(),
                        leg.occurredAt(),
                        cashier.equals(EventFields.NONE) ? "" : ", by " + cashier));
        sentences.add("%d movements and receipts since the count before come to %s, so it is %s %s."
                .formatted(
                        counted.moves(),
                        counted.expected(),
                        counted.difference().magnitude(),
                        counted.difference().isNegative() ? "short" : "over"));
        Money own = EventFields.typeOf(leg.event().type(), EXPECTED).isPresent()
                ? EventFields.money(leg.event(), EXPECTED)
                : null;
        if (own != null && !Objects.equals(own, counted.expected())) {
            sentences.add("By the register's own account it should be %s, so %s of what moved was not told."
                    .formatted(own, own.minus(counted.expected())));
        }
        return sentences;
    }
}
