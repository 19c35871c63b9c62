package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Causes;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes down that the ERP holds only a part of an order's refunds.
final class GroupFinding {

    /// Sentences that one break of many partials repeats.
    static final int EVIDENCE_MAX = 60;

    private final RefundRule rule;
    private final PartialGroup group;
    private final List<Assessment> all;

    GroupFinding(RefundRule rule, PartialGroup group, List<Assessment> all) {
        this.rule = rule;
        this.group = group;
        this.all = all;
    }

    Finding finding() {
        BreakClass primary = group.breakClass();
        Evidence evidence = evidence(primary);
        return new Finding(
                group.key(),
                about(),
                primary,
                attributes(primary),
                false,
                stake(),
                values(),
                evidence,
                Causes.of(
                        primary,
                        evidence.handoff().step(),
                        group.affected().stream()
                                .flatMap(member -> member.refund().documents().stream())
                                .toList()),
                Authority.of(rule, group.partials().getFirst(), primary),
                Repair.of(group, primary),
                group.affected().stream()
                        .map(Findings::dueOf)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private About about() {
        Refund first = group.affected().getFirst().refund();
        return new About(
                first.envelope().entity(),
                group.affected().stream()
                        .map(member -> member.refund().businessDate())
                        .min(LocalDate::compareTo)
                        .orElse(first.businessDate()),
                group.order().value(),
                first.leadingLeg().traceparent(),
                group.affected().stream()
                        .map(member -> member.refund().key().toString())
                        .toList(),
                group.affected().stream()
                        .flatMap(member -> member.refund().names().stream())
                        .toList());
    }

    private List<BreakClass> attributes(BreakClass primary) {
        Set<BreakClass> attributes = EnumSet.noneOf(BreakClass.class);
        group.affected().forEach(member -> attributes.addAll(member.holds()));
        attributes.remove(primary);
        return List.copyOf(attributes);
    }

    private Stake stake() {
        List<Stake> stakes =
                group.affected().stream().map(GroupFinding::stakeOf).toList();
        return new Stake(
                sum(stakes, Stake::delta),
                sum(stakes, Stake::absolute),
                sum(stakes, Stake::exposure),
                stakes.stream().anyMatch(Stake::customerHarmed));
    }

    /// A document that is not due by itself is part of the group's difference all the same.
    private static Stake stakeOf(Assessment member) {
        if (member.refund().issued() != null) {
            return Findings.stake(member);
        }
        Money magnitude = member.variance().magnitude();
        return new Stake(member.variance(), magnitude, magnitude, false);
    }

    private Money sum(List<Stake> stakes, Function<Stake, Money> part) {
        return stakes.stream().map(part).reduce(Money.zero(group.currency()), Money::plus);
    }

    private SideValues values() {
        List<SideValues> values = group.members().stream().map(Findings::values).toList();
        return new SideValues(
                total(values, SideValues::source),
                total(values, SideValues::processor),
                total(values, SideValues::target));
    }

    private static @Nullable Money total(List<SideValues> values, Function<SideValues, @Nullable Money> side) {
        @Nullable Money total = null;
        for (SideValues each : values) {
            Money value = side.apply(each);
            if (value != null) {
                total = total == null ? value : total.plus(value);
            }
        }
        return total;
    }

    private Evidence evidence(BreakClass primary) {
        List<Leg> legs = new ArrayList<>();
        group.members().forEach(member -> legs.addAll(member.refund().legs()));
        HandoffFinding handoff = Findings.combined(group.affected().stream()
                .map(member -> Handoffs.of(rule, member))
                .toList());
        return new Evidence(
                group.affected().stream()
                        .flatMap(member -> Differences.all(rule, member).stream()
                                .map(difference -> new FieldDifference(
                                        member.refund().key().value() + ": " + difference.field(),
                                        difference.expected(),
                                        difference.actual())))
                        .toList(),
                handoff,
                group.affected().stream()
                        .flatMap(member -> Candidates.of(member, all).stream())
                        .distinct()
                        .toList(),
                legs.stream().map(Leg::eventId).distinct().toList(),
                new Findings(rule, all).symptomOf(group.affected().getFirst(), primary, handoff.step()));
    }
}
