package io.tieout.recon.domain.onhand;

import io.tieout.event.Envelope;
import io.tieout.event.Money;
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
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Quantity;
import io.tieout.recon.domain.Symptom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what is stated and counted of one item at one location against what moved.
final class OnHandFold {

    private static final BreakClass BREAK_CLASS = BreakClass.STOCK_VARIANCE;

    private final OnHandRule rule;
    private final UnitCosts costs;
    private final Instant at;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Instant nextDueAt;

    OnHandFold(OnHandRule rule, UnitCosts costs, Instant at) {
        this.rule = rule;
        this.costs = costs;
        this.at = at;
    }

    /// Where nobody tells what moves, nothing can be proved by statements; a count proves by itself.
    ///
    /// @param shelf in the order of time
    Fold of(List<Held> shelf) {
        boolean isTold = shelf.stream().anyMatch(Held::isCount)
                || (!shelf.isEmpty()
                        && !shelf.getLast()
                                .moved()
                                .minus(shelf.getFirst().moved())
                                .isNothing());
        if (isTold) {
            Judged.of(shelf).forEach(this::conclude);
        }
        return new Fold(items, findings, nextDueAt);
    }

    /// What it comes to in money; without a cost nothing.
    private record Worth(@Nullable Money cost, Money expected, Money stated, Money variance) {}

    private Worth worthOf(Judged judged) {
        Held held = judged.held();
        Money cost = costs.at(held.spot().location(), held.asOf());
        Money each = cost == null
                ? Money.zero(rule.currency().of(held.leg().envelope().entity()))
                : cost;
        return new Worth(
                cost,
                Values.of(judged.expected(), each),
                Values.of(held.units(), each),
                Values.of(judged.variance(), each));
    }

    private void conclude(Judged judged) {
        Held held = judged.held();
        Envelope envelope = held.leg().envelope();
        Worth worth = worthOf(judged);
        Instant dueAt = rule.within()
                .dueAfter(
                        held.leg().occurredAt(),
                        envelope.businessDate(),
                        rule.terms().calendar(),
                        rule.terms().calendar().zoneOf(envelope.entity()));
        boolean isDue = !at.isBefore(dueAt);
        boolean isForgiven =
                rule.tolerance().forgives(held.spot().sku(), judged.expected(), judged.variance(), worth.cost());
        boolean isBroken = !isForgiven && isDue;
        FindingKey key = new FindingKey(held.key(), 0);
        Money none = Money.zero(worth.variance().currency());
        items.add(new MatchItem(
                held.key(),
                envelope.entity(),
                ItemStatus.NONE,
                null,
                envelope.businessDate(),
                1,
                // What is within the tolerance is taken as it is stated.
                isForgiven ? worth.stated() : worth.expected(),
                1,
                worth.stated(),
                isBroken ? worth.variance() : none,
                isForgiven || isDue ? none : worth.variance(),
                isBroken ? key : null,
                new Quantity(held.spot().location(), judged.expected(), held.units(), worth.variance())));
        if (isBroken) {
            findings.add(finding(key, judged, worth, dueAt));
        } else if (!isForgiven && (nextDueAt == null || dueAt.isBefore(nextDueAt))) {
            nextDueAt = dueAt;
        }
    }

    private static Finding finding(FindingKey key, Judged judged, Worth worth, Instant dueAt) {
        Held held = judged.held();
        Envelope envelope = held.leg().envelope();
        Money variance = worth.variance();
        List<String> names = List.of(key.ruleKey());
        boolean hasValue = worth.cost() != null;
        return new Finding(
                key,
                new About(
                        envelope.entity(),
                        envelope.businessDate(),
                        null,
                        held.leg().traceparent(),
                        names,
                        names),
                BREAK_CLASS,
                List.of(),
                false,
                new Stake(variance, variance.magnitude(), variance.magnitude(), false),
                new SideValues(hasValue ? worth.expected() : null, null, hasValue ? worth.stated() : null),
                new Evidence(
                        List.of(new FieldDifference(
                                "units", Long.toString(judged.expected()), Long.toString(held.units()))),
                        new HandoffFinding(HandoffStep.GOOD, Sentences.of(judged, worth.cost())),
                        List.of(),
                        List.of(judged.before().leg().eventId(), held.leg().eventId()),
                        new Symptom(HandoffStep.GOOD, envelope.source(), BREAK_CLASS.code())),
                Cause.UNDETERMINED,
                BREAK_CLASS.authority(),
                BREAK_CLASS.repair() + ".",
                dueAt);
    }
}
