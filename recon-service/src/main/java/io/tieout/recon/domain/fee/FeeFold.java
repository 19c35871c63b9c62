package io.tieout.recon.domain.fee;

import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds the fee of each line against its contract. A line whose fee is right leaves nothing.
final class FeeFold {

    private final FeeRule rule;
    private final List<Leg> legs;
    private final Set<Leg> counted = new HashSet<>();
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private FeeFold(FeeRule rule, List<Leg> legs) {
        this.rule = rule;
        this.legs = Leg.inOrder(legs.stream().filter(leg -> !leg.isConflict()).toList());
    }

    static Fold of(FeeRule rule, List<Leg> legs) {
        FeeFold fold = new FeeFold(rule, legs);
        for (Leg leg : fold.legs) {
            if (rule.compares(leg) && leg.event() instanceof SettlementLineStated line) {
                PaymentCaptured payment = fold.paymentOf(leg);
                rule.contractFor(line, payment).ifPresent(contract -> fold.compare(leg, line, contract));
            }
        }
        return new Fold(fold.items, fold.findings, null);
    }

    private @Nullable PaymentCaptured paymentOf(Leg line) {
        List<Reference> names = line.references(ReferenceType.PAYMENT);
        for (Leg leg : legs) {
            if (leg.event() instanceof PaymentCaptured payment
                    && leg.references(ReferenceType.PAYMENT).stream().anyMatch(names::contains)) {
                return payment;
            }
        }
        return null;
    }

    private void compare(Leg leg, SettlementLineStated line, Contract contract) {
        Rate rate = contract.rates().get(line.kind());
        if (rate == null) {
            return;
        }
        Money expected = rate.of(line.gross());
        List<Leg> later = line.fee().isZero() ? laterFees(leg) : List.of();
        Money actual = withoutTax(line);
        for (Leg each : later) {
            actual = actual.plus(costOf((SettlementLineStated) each.event()));
        }
        if (line.fee().isZero() && later.isEmpty()) {
            // The processor has not told the fee yet; until it does the difference is one of time.
            if (!expected.isZero()) {
                items.add(item(leg, expected, actual, null));
            }
        } else if (!rule.tolerance().forgives(expected, actual)) {
            Finding finding = finding(leg, contract, rate, new Fees(expected, actual, later));
            findings.add(finding);
            items.add(item(leg, expected, actual, finding.key()));
        }
    }

    /// What it should be and what it is.
    private record Fees(Money expected, Money actual, List<Leg> later) {
        Money delta() {
            return expected.minus(actual);
        }
    }

    /// Lines of fees of their own that complete a charge told without one; each completes one charge.
    private List<Leg> laterFees(Leg charge) {
        List<Reference> names = charge.references(ReferenceType.PAYMENT);
        return legs.stream()
                .filter(leg -> leg.event() instanceof SettlementLineStated line
                        && line.kind() == SettlementKind.FEE
                        && line.envelope().source().equals(charge.envelope().source())
                        && line.net()
                                .currency()
                                .equals(((SettlementLineStated) charge.event())
                                        .gross()
                                        .currency())
                        && leg.references(ReferenceType.PAYMENT).stream().anyMatch(names::contains))
                .filter(counted::add)
                .toList();
    }

    /// The tax on a fee is the state's, and no part of what was agreed.
    private static Money withoutTax(SettlementLineStated line) {
        Money tax = line.feeTax();
        return tax == null ? line.fee() : line.fee().minus(tax);
    }

    private static Money costOf(SettlementLineStated fee) {
        Money tax = fee.feeTax();
        Money cost = fee.net().negated();
        return tax == null ? cost : cost.minus(tax);
    }

    private static MatchItem item(Leg leg, Money expected, Money actual, @Nullable FindingKey finding) {
        Envelope envelope = leg.envelope();
        Money difference = expected.minus(actual);
        Money none = Money.zero(expected.currency());
        return new MatchItem(
                nameOf(leg),
                envelope.entity(),
                ItemStatus.NONE,
                null,
                envelope.businessDate(),
                1,
                expected,
                1,
                actual,
                finding == null ? none : difference,
                finding == null ? difference : none,
                finding);
    }

    /// A line has no reference of its own, so the fact names it.
    private static String nameOf(Leg leg) {
        Envelope envelope = leg.envelope();
        return leg.event().type().factType() + ":" + envelope.source() + ":" + envelope.subject();
    }

    private static Finding finding(Leg leg, Contract contract, Rate rate, Fees fees) {
        Envelope envelope = leg.envelope();
        SettlementLineStated line = (SettlementLineStated) leg.event();
        String key = nameOf(leg);
        Money delta = fees.delta();
        BreakClass breakClass = BreakClass.FEE_OR_FX;
        List<Leg> seen = new ArrayList<>(List.of(leg));
        seen.addAll(fees.later());
        return new Finding(
                new FindingKey(key, 0),
                new About(
                        envelope.entity(),
                        envelope.businessDate(),
                        null,
                        leg.traceparent(),
                        List.of(key),
                        List.of(key)),
                breakClass,
                List.of(),
                false,
                new Stake(delta, delta.magnitude(), delta.magnitude(), false),
                new SideValues(fees.expected(), null, fees.actual()),
                new Evidence(
                        List.of(new FieldDifference(
                                "fee", fees.expected().toString(), fees.actual().toString())),
                        new HandoffFinding(
                                HandoffStep.GOOD,
                                List.of("%s kept %s of %s of %s, tax left out; by the contract %s it is %s: %s."
                                        .formatted(
                                                envelope.source(),
                                                fees.actual(),
                                                line.kind().code(),
                                                line.gross(),
                                                contract.name(),
                                                rate,
                                                fees.expected()))),
                        List.of(),
                        seen.stream().map(Leg::eventId).toList(),
                        new Symptom(HandoffStep.GOOD, envelope.source(), breakClass.code())),
                // The retailer's systems have no part in what a processor keeps.
                Cause.EXTERNAL,
                breakClass.authority(),
                breakClass.repair() + ".",
                null);
    }
}
