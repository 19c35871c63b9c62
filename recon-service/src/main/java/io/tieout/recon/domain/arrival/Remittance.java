package io.tieout.recon.domain.arrival;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.Allowance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was told of one remittance, and the lines of the bank that are its own.
///
/// @param expected what must be on the account: what was sent less what came back
/// @param sent in time order; none where only its return was told
/// @param back in time order
/// @param lines in time order
record Remittance(Reference reference, Money expected, List<Leg> sent, List<Leg> back, List<Line> lines) {

    /// A line of the bank with its amount.
    record Line(Leg leg, Money amount) {}

    Remittance {
        sent = List.copyOf(sent);
        back = List.copyOf(back);
        lines = List.copyOf(lines);
    }

    /// The remittances that legs tell of, in time order, each with its lines; without any, the lines are of none.
    ///
    /// Two senders of one legal entity may have given the same number. Then a line is of the one that waits for its
    /// amount, else of the first.
    ///
    /// @param legs in time order
    static List<Remittance> of(ArrivalRule rule, List<Leg> legs) {
        Map<Reference, List<Leg>> told = new TreeMap<>();
        legs.forEach(leg -> rule.remittanceOf(leg)
                .ifPresent(reference ->
                        told.computeIfAbsent(reference, _ -> new ArrayList<>()).add(leg)));
        List<Remittance> remittances = new ArrayList<>();
        told.forEach((reference, all) -> of(rule, reference, all).ifPresent(remittances::add));
        for (Line line : remittances.isEmpty() ? List.<Line>of() : linesOf(rule, legs)) {
            int waiting = 0;
            for (int i = remittances.size() - 1; i >= 0; i--) {
                waiting = remittances.get(i).waitsFor(line.amount()) ? i : waiting;
            }
            remittances.set(waiting, remittances.get(waiting).with(line));
        }
        return remittances;
    }

    private static Optional<Remittance> of(ArrivalRule rule, Reference reference, List<Leg> legs) {
        List<Leg> sent = legs.stream()
                .filter(leg -> ArrivalRule.isAmong(rule.sent(), leg))
                .toList();
        List<Leg> back = legs.stream()
                .filter(leg -> ArrivalRule.isAmong(rule.back(), leg))
                .toList();
        Money out = lastOf(rule.sent(), sent);
        Money in = lastOf(rule.back(), back);
        if (out == null) {
            // It came back, so it was sent before.
            out = in;
        }
        if (out == null) {
            return Optional.empty();
        }
        boolean isBack = in != null && in.currency().equals(out.currency());
        return Optional.of(
                new Remittance(reference, isBack ? out.minus(Objects.requireNonNull(in)) : out, sent, back, List.of()));
    }

    /// One remittance is told of several times, on its way and when it arrived: the last word holds.
    private static @Nullable Money lastOf(List<Told> kinds, List<Leg> legs) {
        @Nullable Money last = null;
        for (Leg leg : legs) {
            for (Told kind : kinds) {
                Money amount = kind.of(leg.event());
                last = amount == null ? last : amount;
            }
        }
        return last;
    }

    /// In time order, without those that have no number.
    static List<Line> linesOf(ArrivalRule rule, List<Leg> legs) {
        return lines(rule, legs, false);
    }

    /// Each of which is by itself, in time order.
    static List<Line> byThemselvesOf(ArrivalRule rule, List<Leg> legs) {
        return lines(rule, legs, true);
    }

    private static List<Line> lines(ArrivalRule rule, List<Leg> legs, boolean byThemselves) {
        List<Line> lines = new ArrayList<>();
        for (Leg leg : legs) {
            boolean isWanted = rule.compares(leg) && rule.isByItself(leg) == byThemselves;
            Money amount = isWanted ? rule.lines().told().of(leg.event()) : null;
            if (amount != null) {
                lines.add(new Line(leg, amount));
            }
        }
        return lines;
    }

    private boolean waitsFor(Money amount) {
        return amount.equals(expected) && lines.isEmpty();
    }

    private Remittance with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new Remittance(reference, expected, sent, back, more);
    }

    Leg leading() {
        return sent.isEmpty() ? back.getFirst() : sent.getFirst();
    }

    /// What must be there by then: the time counts from when it was sent, or from when it came back.
    Instant dueAt(ArrivalRule rule) {
        Leg leg = back.isEmpty() ? sent.getFirst() : back.getLast();
        return dueAfter(rule, leg, rule.within());
    }

    static Instant dueAfter(ArrivalRule rule, Leg leg, Allowance allowance) {
        return allowance.dueAfter(
                leg.occurredAt(),
                leg.envelope().businessDate(),
                rule.terms().calendar(),
                rule.terms().calendar().zoneOf(leg.envelope().entity()));
    }

    boolean isBack() {
        return !back.isEmpty();
    }

    /// What is on the account in a currency.
    Money banked(Currency currency) {
        Money sum = Money.zero(currency);
        for (Line line : lines) {
            sum = line.amount().currency().equals(currency) ? sum.plus(line.amount()) : sum;
        }
        return sum;
    }

    /// By how much more is on the account than must be.
    Money difference() {
        return banked(expected.currency()).minus(expected);
    }

    /// The currencies of its lines that are not its own, each with what is there.
    Map<String, Money> foreign() {
        Map<String, Money> foreign = new TreeMap<>();
        for (Line line : lines) {
            if (!line.amount().currency().equals(expected.currency())) {
                foreign.merge(line.amount().currency().getCurrencyCode(), line.amount(), Money::plus);
            }
        }
        return foreign;
    }

    /// Whether one line is all of it, and others are too many.
    boolean isRepeated() {
        return lines.size() > 1 && lines.stream().anyMatch(line -> line.amount().equals(expected));
    }

    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(sent);
        legs.addAll(back);
        lines.forEach(line -> legs.add(line.leg()));
        return legs.stream().sorted(Leg.BY_TIME).toList();
    }
}
