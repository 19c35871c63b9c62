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
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.handover.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds what left against what arrived, when it should have.
final class TransitFold {

    private static final BreakClass BREAK_CLASS = BreakClass.STOCK_VARIANCE;

    private final TransitRule rule;
    private final Instant at;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Instant nextDueAt;

    TransitFold(TransitRule rule, Instant at) {
        this.rule = rule;
        this.at = at;
    }

    Fold of(Collection<Transfer> transfers) {
        transfers.forEach(this::conclude);
        return new Fold(items, findings, nextDueAt);
    }

    private void conclude(Transfer transfer) {
        Leg first = transfer.legs().getFirst();
        Envelope envelope = first.envelope();
        Instant dueAt = first.occurredAt().plus(rule.lane()).plus(rule.grace()).truncatedTo(ChronoUnit.MILLIS);
        boolean isDue = !at.isBefore(dueAt);
        boolean isBroken = transfer.open() != 0 && isDue;
        Money cost = transfer.cost();
        Money each = cost == null ? Money.zero(rule.currency().of(envelope.entity())) : cost;
        Money left = Values.of(transfer.out(), each);
        Money arrived = Values.of(Math.addExact(transfer.in(), transfer.accepted()), each);
        Money open = left.minus(arrived);
        Money none = Money.zero(each.currency());
        FindingKey key = new FindingKey(transfer.name().toString(), Kind.ordinalOf(transfer.sku()));
        items.add(new MatchItem(
                MatchItem.keyOf(transfer.name(), transfer.sku()),
                envelope.entity(),
                ItemStatus.NONE,
                null,
                envelope.businessDate(),
                1,
                left,
                1,
                arrived,
                isBroken ? open : none,
                isDue ? none : open,
                isBroken ? key : null));
        if (isBroken) {
            findings.add(finding(key, transfer, cost, dueAt));
        } else if (transfer.open() != 0 && (nextDueAt == null || dueAt.isBefore(nextDueAt))) {
            nextDueAt = dueAt;
        }
    }

    private Finding finding(FindingKey key, Transfer transfer, @Nullable Money cost, Instant dueAt) {
        Leg first = transfer.legs().getFirst();
        Envelope envelope = first.envelope();
        Money each = cost == null ? Money.zero(rule.currency().of(envelope.entity())) : cost;
        Money open = Values.of(transfer.open(), each);
        long arrived = Math.addExact(transfer.in(), transfer.accepted());
        List<String> names = List.of(MatchItem.keyOf(transfer.name(), transfer.sku()));
        return new Finding(
                key,
                new About(envelope.entity(), envelope.businessDate(), null, first.traceparent(), names, names),
                BREAK_CLASS,
                List.of(),
                false,
                new Stake(open, open.magnitude(), open.magnitude(), false),
                new SideValues(
                        cost == null ? null : Values.of(transfer.out(), each),
                        null,
                        cost == null ? null : Values.of(arrived, each)),
                new Evidence(
                        List.of(new FieldDifference("units", Long.toString(transfer.out()), Long.toString(arrived))),
                        new HandoffFinding(HandoffStep.GOOD, sentences(transfer, cost, dueAt)),
                        List.of(),
                        transfer.legs().stream().map(Leg::eventId).toList(),
                        new Symptom(HandoffStep.GOOD, envelope.source(), BREAK_CLASS.code())),
                Cause.UNDETERMINED,
                BREAK_CLASS.authority(),
                BREAK_CLASS.repair() + ".",
                dueAt);
    }

    private static List<String> sentences(Transfer transfer, @Nullable Money cost, Instant dueAt) {
        return List.of(
                "Of %s %d left %s, %d arrived at %s and %d were accepted as lost by %s."
                        .formatted(
                                transfer.sku(),
                                transfer.out(),
                                Objects.requireNonNullElse(transfer.from(), "an unknown location"),
                                transfer.in(),
                                Objects.requireNonNullElse(transfer.to(), "no location"),
                                transfer.accepted(),
                                dueAt),
                cost == null
                        ? "Nobody told what a piece cost, so the %d that are open have no value."
                                .formatted(transfer.open())
                        : "A piece cost %s, so the %d that are open are worth %s."
                                .formatted(cost, transfer.open(), Values.of(transfer.open(), cost)));
    }
}
