package io.tieout.recon.domain.arrival;

import io.tieout.event.Envelope;
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
import io.tieout.recon.domain.arrival.Remittance.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what is on the bank's account against what was sent. The bank's word stands under the source, because it is
/// the authority on what arrived: less than was sent is negative.
final class ArrivalFold {

    private static final String BANK = "bank";

    private final ArrivalRule rule;
    private final Instant at;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Instant nextDueAt;

    ArrivalFold(ArrivalRule rule, Instant at) {
        this.rule = rule;
        this.at = at;
    }

    Fold of(List<Leg> all) {
        List<Leg> legs =
                Leg.inOrder(all.stream().filter(leg -> !leg.isConflict()).toList());
        List<Remittance> remittances = Remittance.of(rule, legs);
        if (remittances.isEmpty()) {
            Remittance.linesOf(rule, legs).forEach(this::orphan);
        } else {
            remittances.forEach(this::conclude);
        }
        Remittance.byThemselvesOf(rule, legs).forEach(this::orphan);
        return new Fold(items, findings, nextDueAt);
    }

    private void conclude(Remittance remittance) {
        Money difference = remittance.difference();
        Instant dueAt = remittance.dueAt(rule);
        boolean isDue = !at.isBefore(dueAt);
        // What the bank has of it is all that it has; only what came back takes its time once more.
        boolean isDecided = isDue || (!remittance.lines().isEmpty() && !remittance.isBack());
        BreakClass breakClass = difference.isZero() ? lateness(remittance, dueAt) : classOf(remittance);
        @Nullable FindingKey key = null;
        if (breakClass != null && isDecided) {
            key = new FindingKey(remittance.reference().toString(), 0);
            findings.add(finding(remittance, key, breakClass, dueAt));
        }
        items.add(item(
                remittance,
                remittance.banked(difference.currency()),
                remittance.expected(),
                isDecided ? Money.zero(difference.currency()) : difference,
                key));
        if (!isDecided && !difference.isZero()) {
            waitUntil(dueAt);
        }
        remittance.foreign().forEach((_, money) -> foreign(remittance, money, dueAt));
    }

    private void waitUntil(Instant dueAt) {
        nextDueAt = nextDueAt == null || dueAt.isBefore(nextDueAt) ? dueAt : nextDueAt;
    }

    private @Nullable BreakClass lateness(Remittance remittance, Instant dueAt) {
        boolean isLate = !remittance.lines().isEmpty()
                && !remittance.lines().getLast().leg().occurredAt().isBefore(dueAt);
        return isLate ? BreakClass.LATE : null;
    }

    private BreakClass classOf(Remittance remittance) {
        if (!remittance.foreign().isEmpty()) {
            return BreakClass.CURRENCY;
        }
        if (remittance.isRepeated()) {
            return BreakClass.DUPLICATE_POSTING;
        }
        // Of what came back the line that takes it off again is missing.
        boolean isMissing = remittance.lines().isEmpty()
                || (remittance.isBack()
                        && remittance
                                .difference()
                                .equals(remittance.lines().getFirst().amount()));
        return isMissing ? BreakClass.MISSING : rule.differs();
    }

    private static MatchItem item(
            Remittance remittance, Money banked, Money expected, Money timing, @Nullable FindingKey finding) {
        Envelope envelope = remittance.leading().envelope();
        boolean isForeign = !banked.currency().equals(remittance.expected().currency());
        return new MatchItem(
                remittance.reference().toString(),
                envelope.entity(),
                ItemStatus.NONE,
                null,
                envelope.businessDate(),
                Math.toIntExact(remittance.lines().stream()
                        .filter(line -> line.amount().currency().equals(banked.currency()))
                        .count()),
                banked,
                isForeign ? 0 : 1,
                expected,
                banked.minus(expected).minus(timing),
                timing,
                finding);
    }

    /// The bank has it in another currency, in which nothing was sent.
    private void foreign(Remittance remittance, Money money, Instant dueAt) {
        Money none = Money.zero(money.currency());
        FindingKey key = new FindingKey(
                remittance.reference().toString(), money.currency().getNumericCode());
        items.add(item(remittance, money, none, none, key));
        List<FieldDifference> differences = List.of(new FieldDifference(
                "currency",
                remittance.expected().currency().getCurrencyCode(),
                money.currency().getCurrencyCode()));
        findings.add(finding(
                remittance.leading(),
                key,
                BreakClass.CURRENCY,
                new Values(money, none),
                new Proof(HandoffStep.GOOD, differences, ArrivalWords.of(remittance, dueAt), remittance.legs()),
                dueAt));
    }

    private Finding finding(Remittance remittance, FindingKey key, BreakClass breakClass, Instant dueAt) {
        Values values = new Values(remittance.banked(remittance.expected().currency()), remittance.expected());
        List<FieldDifference> differences = breakClass == BreakClass.LATE
                ? List.of(new FieldDifference(
                        "arrived",
                        dueAt.toString(),
                        remittance.lines().getLast().leg().occurredAt().toString()))
                : List.of(new FieldDifference(
                        "amount at the bank",
                        values.expected().toString(),
                        values.banked().toString()));
        // Its own log would say whether it was sent at all.
        HandoffStep step = breakClass == BreakClass.MISSING ? HandoffStep.EMITTED_OR_FORWARDED : HandoffStep.GOOD;
        return finding(
                remittance.leading(),
                key,
                breakClass,
                values,
                new Proof(step, differences, ArrivalWords.of(remittance, dueAt), remittance.legs()),
                dueAt);
    }

    /// The bank has money by the name of something of which nobody told, or by no name at all.
    private void orphan(Line line) {
        Leg leg = line.leg();
        Envelope envelope = leg.envelope();
        Instant dueAt = Remittance.dueAfter(rule, leg, rule.claimedWithin(leg));
        boolean isDue = !at.isBefore(dueAt);
        FindingKey key = new FindingKey(nameOf(leg), 0);
        Money none = Money.zero(line.amount().currency());
        items.add(new MatchItem(
                key.ruleKey(),
                envelope.entity(),
                ItemStatus.NONE,
                null,
                envelope.businessDate(),
                1,
                line.amount(),
                0,
                none,
                isDue ? line.amount() : none,
                isDue ? none : line.amount(),
                isDue ? key : null));
        if (!isDue) {
            waitUntil(dueAt);
            return;
        }
        findings.add(finding(
                leg,
                key,
                BreakClass.ORPHAN,
                new Values(line.amount(), none),
                new Proof(
                        HandoffStep.EMITTED_OR_FORWARDED,
                        List.of(unclaimed(leg)),
                        ArrivalWords.ofUnclaimed(rule, line),
                        List.of(leg)),
                dueAt));
    }

    private FieldDifference unclaimed(Leg line) {
        return rule.isUnnamed(line)
                ? new FieldDifference(rule.reference().code(), "named by the line", null)
                : new FieldDifference(rule.reference().code(), "told by who sent it", "named by the bank alone");
    }

    /// The remittance where the first line has a reference to it, so that the break goes on when somebody tells of it;
    /// else the line itself.
    private String nameOf(Leg line) {
        return line.references(rule.reference()).stream()
                .map(Reference::toString)
                .filter(name -> items.stream().noneMatch(item -> item.key().equals(name)))
                .findFirst()
                .orElse(ArrivalRule.factOf(line));
    }

    private static About about(Leg leg, FindingKey key) {
        List<String> names = List.of(key.ruleKey());
        return new About(leg.envelope().entity(), leg.envelope().businessDate(), null, leg.traceparent(), names, names);
    }

    private record Values(Money banked, Money expected) {
        Money delta() {
            return banked.minus(expected);
        }
    }

    private record Proof(HandoffStep step, List<FieldDifference> differences, List<String> sentences, List<Leg> legs) {}

    private Finding finding(
            Leg leading, FindingKey key, BreakClass breakClass, Values values, Proof proof, Instant dueAt) {
        Money delta = values.delta();
        Envelope envelope = leading.envelope();
        return new Finding(
                key,
                about(leading, key),
                breakClass,
                List.of(),
                breakClass == BreakClass.LATE,
                new Stake(delta, delta.magnitude(), delta.magnitude(), false),
                // Nothing on the account is the bank's word too, and no silence.
                new SideValues(values.banked(), null, values.expected()),
                new Evidence(
                        proof.differences(),
                        new HandoffFinding(proof.step(), proof.sentences()),
                        List.of(),
                        proof.legs().stream().map(Leg::eventId).toList(),
                        new Symptom(proof.step(), envelope.source(), breakClass.code())),
                breakClass == BreakClass.LATE ? Cause.TIMING : rule.cause(),
                authorityOf(breakClass, envelope),
                breakClass.repair() + ".",
                dueAt);
    }

    /// On what arrived the bank; on what did not, who says that it was sent.
    private static String authorityOf(BreakClass breakClass, Envelope sender) {
        return switch (breakClass) {
            case MISSING -> sender.role().code();
            case AMOUNT, CURRENCY -> BANK;
            default -> breakClass.authority();
        };
    }
}
