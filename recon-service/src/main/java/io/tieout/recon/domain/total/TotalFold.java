package io.tieout.recon.domain.total;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.handover.Kind;
import io.tieout.recon.domain.handover.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds what one total states against the sums of its parts. Parts in another currency than the total's are no part
/// of it: a conversion states what it came to in both.
final class TotalFold {

    private final TotalRule rule;
    private final Instant at;
    private final Reference reference;
    private final Leg total;
    private final Sums sums;
    private final Instant dueAt;
    private final @Nullable PartCount count;

    private TotalFold(TotalRule rule, Instant at, Reference reference, Leg total, Sums sums) {
        this.rule = rule;
        this.at = at;
        this.reference = reference;
        this.total = total;
        this.sums = sums;
        this.dueAt = rule.dueAfter(total, rule.within());
        this.count = PartCount.of(rule, total, sums);
    }

    /// @param sumsOf what the parts of a record come to
    static Fold of(TotalRule rule, List<Leg> legs, Function<Reference, Sums> sumsOf, Instant at) {
        // Parts whose total nobody states are no difference: a manual payout, or one that is still to come.
        Map<Reference, Leg> totals = first(rule, legs, rule.total());
        List<Fold> folds = new ArrayList<>();
        totals.forEach((reference, total) -> {
            Sums sums = sumsOf.apply(reference);
            // Where parts need not be told at all, nothing can be proved by them; that is no residual.
            if (rule.withoutParts() || sums.hasAny(rule.sums())) {
                TotalFold fold = new TotalFold(rule, at, reference, total, sums);
                folds.addAll(fold.concluded());
            }
        });
        Opening opening = rule.opening();
        if (opening != null) {
            first(rule, legs, opening.source()).forEach((reference, opened) -> {
                if (!totals.containsKey(reference)) {
                    folds.add(Unclosed.of(rule, opening, reference, opened, sumsOf.apply(reference), at));
                }
            });
        }
        return folds.stream().reduce(Fold.NOTHING, TotalFold::joined);
    }

    /// The first that tells of each record.
    private static Map<Reference, Leg> first(TotalRule rule, List<Leg> legs, Source source) {
        Map<Reference, Leg> first = new TreeMap<>();
        legs.stream()
                .filter(leg -> !leg.isConflict() && source.tells(leg.event()))
                .sorted(Leg.BY_TIME)
                .forEach(leg -> rule.recordOf(leg).ifPresent(reference -> first.putIfAbsent(reference, leg)));
        return first;
    }

    private static Fold joined(Fold one, Fold other) {
        return new Fold(
                Stream.concat(one.items().stream(), other.items().stream()).toList(),
                Stream.concat(one.findings().stream(), other.findings().stream())
                        .toList(),
                earliest(one.nextDueAt(), other.nextDueAt()));
    }

    static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /// What a total states and what its parts come to.
    ///
    /// @param told parts in all, in whatever currency
    private record Compared(Measure measure, Money stated, PartSum sum, long told) {
        Money difference() {
            return stated.minus(sum.amount());
        }

        String key(Reference reference) {
            return measure.name().isEmpty() ? reference.toString() : MatchItem.keyOf(reference, measure.name());
        }
    }

    /// Of everything that it states, in the order of the rule. A number of parts that differs is told with the amounts
    /// that differ, and is a finding only where all of them tie: one lost part is not two faults.
    private List<Fold> concluded() {
        List<Fold> folds = new ArrayList<>();
        rule.measures().forEach(measure -> folds.add(of(measure)));
        if (count != null) {
            boolean amountsTie = folds.stream().allMatch(fold -> fold.findings().isEmpty());
            currency().ifPresent(currency -> folds.add(of(count, Money.zero(currency), amountsTie)));
        }
        return folds;
    }

    private Fold of(PartCount count, Money none, boolean amountsTie) {
        boolean isBroken = !count.ties() && amountsTie && isDue();
        Mismatch mismatch = new Mismatch(
                new FindingKey(reference.toString(), Kind.ordinalOf(PartCount.NAME)),
                MatchItem.keyOf(reference, PartCount.NAME),
                none,
                none,
                List.of(count.difference()),
                Stream.concat(
                                Stream.of(
                                        "%s states %d parts for %s at %s."
                                                .formatted(
                                                        total.envelope().source(),
                                                        count.stated(),
                                                        reference,
                                                        total.occurredAt()),
                                        "%d were told, and the amounts agree.".formatted(count.told())),
                                count.sentences().stream())
                        .toList(),
                List.of(),
                count.untold());
        return fold(mismatch, count.told(), isBroken, !count.ties());
    }

    /// In which a number of parts that differs is 0.00; empty where neither an amount is stated nor a part told.
    private Optional<Currency> currency() {
        Money principal = total.event().principal();
        return principal == null
                ? rule.sums().stream()
                        .flatMap(sum -> sums.of(sum).stream())
                        .map(sum -> sum.amount().currency())
                        .min(Comparator.comparing(Currency::getCurrencyCode))
                : Optional.of(principal.currency());
    }

    private boolean isDue() {
        return !at.isBefore(dueAt);
    }

    private Fold of(Measure measure) {
        Money stated = measure.stated().statedBy(total.event());
        if (stated == null || !knowsAll(measure)) {
            return Fold.NOTHING;
        }
        PartSum sum = Sums.in(sums.of(measure.sum()), stated.currency());
        return of(new Compared(measure, stated, sum, PartCount.countOf(sums, measure)));
    }

    /// What is not of each event cannot tell; it is compared as it is.
    private boolean knowsAll(Measure measure) {
        Long parts = PartCount.statedBy(rule, total);
        return !measure.isOfEach() || (parts != null && PartCount.countOf(sums, measure) >= parts);
    }

    private Fold of(Compared compared) {
        Money stated = compared.stated();
        Money sum = compared.sum().amount();
        String name = compared.measure().name();
        List<FieldDifference> differences = new ArrayList<>();
        differences.add(new FieldDifference("sum of parts", stated.toString(), sum.toString()));
        List<String> sentences = new ArrayList<>();
        sentences.add("%s states %s%s for %s at %s."
                .formatted(
                        total.envelope().source(),
                        stated,
                        name.isEmpty() ? "" : " of " + name,
                        reference,
                        total.occurredAt()));
        sentences.add(
                "Its %d parts come to %s, so %s is not told.".formatted(compared.told(), sum, compared.difference()));
        if (count != null && !count.ties()) {
            differences.add(count.difference());
            sentences.addAll(count.sentences());
        }
        Mismatch mismatch = new Mismatch(
                new FindingKey(reference.toString(), Kind.ordinalOf(name)),
                compared.key(reference),
                stated,
                sum,
                differences,
                sentences,
                compared.sum().first(),
                count == null ? null : count.untold());
        boolean differs = !compared.difference().isZero();
        return fold(mismatch, compared.sum().count(), differs && isDue(), differs);
    }

    /// @param differs whether it may be a finding once it is due
    private Fold fold(Mismatch mismatch, long told, boolean isBroken, boolean differs) {
        Money difference = mismatch.difference();
        Money none = Money.zero(difference.currency());
        MatchItem item = new MatchItem(
                mismatch.name(),
                total.envelope().entity(),
                ItemStatus.NONE,
                null,
                total.envelope().businessDate(),
                1,
                mismatch.stated(),
                Math.toIntExact(told),
                mismatch.told(),
                isBroken ? difference : none,
                isDue() ? none : difference,
                isBroken ? mismatch.key() : null);
        return new Fold(
                List.of(item),
                isBroken ? List.of(mismatch.of(total, rule.breakClass(), dueAt)) : List.of(),
                differs && !isDue() ? dueAt : null);
    }
}
