package io.tieout.recon.domain.order;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds each order of a transaction against the checks of a rule. An order of which everything holds leaves nothing:
/// most do, and a row for each would cost more than it tells.
final class OrderFold {

    private final OrderRule rule;
    private final Instant at;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Instant nextDueAt;

    private OrderFold(OrderRule rule, Instant at) {
        this.rule = rule;
        this.at = at;
    }

    static Fold of(OrderRule rule, List<Leg> legs, Instant at) {
        OrderFold fold = new OrderFold(rule, at);
        List<Leg> compared = legs.stream().filter(rule::compares).toList();
        for (Subject subject : Subject.of(rule.subject(), compared)) {
            for (Currency currency : rule.currenciesOf(subject.legs())) {
                fold.add(subject, currency);
            }
        }
        return new Fold(fold.items, fold.findings, fold.nextDueAt);
    }

    private void add(Subject subject, Currency currency) {
        List<Deviation> deviations = rule.checks().stream()
                .flatMap(check -> deviation(check, subject, currency).stream())
                .toList();
        // Of one class the larger amount tells all of it; the sort keeps the order of the file between equals.
        List<Deviation> due = deviations.stream()
                .filter(each -> each.isDue(at))
                .sorted(Comparator.comparing((Deviation each) -> each.check().breakClass())
                        .thenComparing(each -> each.delta().magnitude().minor(), Comparator.reverseOrder()))
                .toList();
        deviations.stream()
                .filter(each -> !each.isDue(at))
                .map(Deviation::dueAt)
                .forEach(this::becomesDue);
        if (!due.isEmpty()) {
            Finding finding = finding(subject, currency, due);
            findings.add(finding);
            items.add(item(subject, due.getFirst(), finding.key()));
        } else {
            deviations.stream()
                    .filter(each -> !each.delta().isZero())
                    .findFirst()
                    .ifPresent(pending -> items.add(item(subject, pending, null)));
        }
    }

    private void becomesDue(@Nullable Instant dueAt) {
        if (dueAt != null && (nextDueAt == null || dueAt.isBefore(nextDueAt))) {
            nextDueAt = dueAt;
        }
    }

    private Optional<Deviation> deviation(Check check, Subject subject, Currency currency) {
        return switch (check) {
            case Check.Balance balance -> new Balances(rule, balance, currency).of(subject);
            case Check.Repeat repeat -> new Repeats(repeat, currency).of(subject);
            case Check.Sequence sequence -> new Steps(rule, currency).of(sequence, subject);
            case Check.Followed followed -> new Steps(rule, currency).of(followed, subject);
        };
    }

    private static MatchItem item(Subject subject, Deviation deviation, @Nullable FindingKey finding) {
        Leg first = subject.legs().getFirst();
        Money none = Money.zero(deviation.expected().currency());
        return new MatchItem(
                subject.name().toString(),
                first.envelope().entity(),
                ItemStatus.NONE,
                orderOf(subject),
                first.envelope().businessDate(),
                1,
                deviation.expected(),
                1,
                deviation.actual(),
                finding == null ? none : deviation.delta(),
                finding == null ? deviation.delta() : none,
                finding);
    }

    private Finding finding(Subject subject, Currency currency, List<Deviation> due) {
        Deviation primary = due.getFirst();
        BreakClass breakClass = primary.check().breakClass();
        Leg last = primary.legs().getLast();
        Money delta = primary.delta();
        Reference order = orderOf(subject);
        String key = subject.name().toString();
        return new Finding(
                // Each currency has a break of its own; the number of a currency never changes.
                new FindingKey(key, currency.getNumericCode()),
                new About(
                        subject.legs().getFirst().envelope().entity(),
                        subject.legs().getFirst().envelope().businessDate(),
                        order == null ? null : order.toString(),
                        last.traceparent(),
                        List.of(key),
                        List.of(key)),
                breakClass,
                due.stream()
                        .map(each -> each.check().breakClass())
                        .filter(each -> each != breakClass)
                        .distinct()
                        .toList(),
                false,
                new Stake(
                        delta,
                        delta.magnitude(),
                        primary.exposure(),
                        primary.check().harmsCustomer()),
                new SideValues(primary.expected(), null, primary.actual()),
                new Evidence(
                        due.stream().map(OrderFold::difference).toList(),
                        new HandoffFinding(
                                HandoffStep.GOOD,
                                due.stream().map(Deviation::sentence).toList()),
                        List.of(),
                        due.stream()
                                .flatMap(each -> each.legs().stream())
                                .map(Leg::eventId)
                                .distinct()
                                .toList(),
                        symptomOf(breakClass, last)),
                // What a person or a system left out, the events of the order do not tell.
                Cause.UNDETERMINED,
                breakClass.authority(),
                breakClass.repair() + ".",
                primary.dueAt());
    }

    /// Payments that were taken twice are taken by one processor. What else is wrong with an order is no hand-over's
    /// doing.
    private static Symptom symptomOf(BreakClass breakClass, Leg last) {
        return Symptom.REPEATS.contains(breakClass)
                ? new Symptom(HandoffStep.GOOD, last.envelope().source(), breakClass.code())
                : Symptom.NONE;
    }

    private static FieldDifference difference(Deviation deviation) {
        return deviation.delta().isZero()
                ? new FieldDifference(deviation.check().name(), "in order", "not in order")
                : new FieldDifference(
                        deviation.check().name(),
                        deviation.expected().toString(),
                        deviation.actual().toString());
    }

    private static @Nullable Reference orderOf(Subject subject) {
        return Stream.concat(
                        Stream.of(subject.name()),
                        subject.legs().stream().flatMap(leg -> leg.references(ReferenceType.ORDER).stream()))
                .filter(reference -> reference.type() == ReferenceType.ORDER)
                .findFirst()
                .orElse(null);
    }
}
