package io.tieout.simulator.oracle;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Message;
import io.tieout.simulator.retailer.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where an order has several refunds, what is wrong with their number or their sum is one finding about the order.
final class Partials {

    /// By order the refunds in the order in which they were sent.
    private final Map<String, SortedSet<Refund>> refundsByOrder = new HashMap<>();

    private final Map<String, List<Expectation>> kept = new LinkedHashMap<>();

    private final UnaryOperator<String> sourceOf;

    private record Refund(Instant sentAt, long number, String about) implements Comparable<Refund> {
        @Override
        public int compareTo(Refund other) {
            int byTime = sentAt.compareTo(other.sentAt);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /// @param sourceOf the role of the system that keeps a record
    Partials(UnaryOperator<String> sourceOf) {
        this.sourceOf = sourceOf;
    }

    /// A refund for which the ERP should have made a document.
    void sent(Sent sent) {
        Message message = sent.message();
        Reference order = message.order();
        if (order != null && isRefund(message.documentType().code())) {
            refundsByOrder
                    .computeIfAbsent(order.toString(), _ -> new TreeSet<>())
                    .add(new Refund(sent.at(), sent.number(), message.about().toString()));
        }
    }

    /// Whether the ERP should have made documents of several refunds of an order.
    boolean areSeveral(@Nullable String order) {
        return order != null
                && refundsByOrder.getOrDefault(order, new TreeSet<>()).size() > 1;
    }

    /// Keeps a line back until it is known how many refunds its order has; returns whether it did.
    boolean keep(Expectation line) {
        Finding finding = line.finding();
        boolean isOfNumberOrSum = finding != null
                && (finding.breakClass() == BreakClass.MISSING || finding.breakClass() == BreakClass.AMOUNT);
        if (line.state() != State.EXPECTED
                || !isOfNumberOrSum
                || line.order() == null
                || !isRefund(line.documentType())) {
            return false;
        }
        kept.computeIfAbsent(line.order(), _ -> new ArrayList<>()).add(line);
        return true;
    }

    static boolean isRefund(@Nullable String documentType) {
        return DocumentType.CREDIT_MEMO.code().equals(documentType);
    }

    void finish(Consumer<Expectation> lines) {
        kept.forEach((order, wrong) -> {
            List<String> refunds = refundsByOrder.getOrDefault(order, new TreeSet<>()).stream()
                    .map(Refund::about)
                    .toList();
            if (refunds.size() < 2) {
                wrong.forEach(lines);
            } else {
                Expectation whole = whole(order, refunds, wrong);
                lines.accept(whole);
                wrong.forEach(line -> lines.accept(line.as(State.PART_OF, whole.id())));
            }
        });
    }

    private Expectation whole(String order, List<String> refunds, List<Expectation> wrong) {
        Expectation first = wrong.getFirst();
        List<Finding> findings = wrong.stream()
                .map(Expectation::finding)
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
        Finding one = findings.getFirst();
        Money amount = Money.zero(one.amount().currency());
        Money delta = amount;
        Instant detectableAt = one.detectableAt();
        for (Finding each : findings) {
            amount = amount.plus(each.amount());
            delta = delta.plus(each.delta());
            detectableAt = each.detectableAt().isAfter(detectableAt) ? each.detectableAt() : detectableAt;
        }
        return new Expectation(
                first.fault().code() + "@" + order,
                first.fault(),
                State.EXPECTED,
                null,
                first.entity(),
                order,
                refunds,
                order,
                first.documentType(),
                null,
                first.injectedAt(),
                new Finding(
                        isFirstOnly(refunds, wrong) ? BreakClass.FIRST_PARTIAL_ONLY : BreakClass.PARTIALS_NOT_SUMMING,
                        List.of(one.breakClass()),
                        amount,
                        delta,
                        one.cause(),
                        one.step(),
                        sourceOf.apply(first.about()),
                        detectableAt,
                        one.known()));
    }

    /// All but the first are missing, and the first is right.
    private static boolean isFirstOnly(List<String> refunds, List<Expectation> wrong) {
        Set<String> missing = new LinkedHashSet<>();
        for (Expectation each : wrong) {
            if (each.finding() != null && each.finding().breakClass() == BreakClass.MISSING) {
                missing.add(each.about());
            }
        }
        return missing.size() == wrong.size()
                && missing.equals(new LinkedHashSet<>(refunds.subList(1, refunds.size())));
    }
}
