package io.tieout.simulator.score;

import io.tieout.event.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// How well what was found agrees with the truth.
///
/// A break finds an injection when it is about the same record, or about the order that the record belongs to, which
/// finds
/// everything that went wrong with it. Of several about the record the one with the right class counts, and the others
/// are
/// false. Nothing is left out: what no rule looks at yet counts as not found.
final class Score {

    /// An injection with the break that found it.
    record Hit(Expected expected, Found found) {}

    private static final String REFUND = "refund:";

    private final List<Hit> hits = new ArrayList<>();
    private final List<Expected> missed = new ArrayList<>();
    private final List<Found> wrong = new ArrayList<>();

    /// A count of a whole.
    record Share(long part, long whole) {

        /// In percent to one decimal, or `n/a` of nothing.
        String percent() {
            return whole == 0 ? "n/a" : String.format(java.util.Locale.ROOT, "%.1f %%", 100.0 * part / whole);
        }
    }

    Score(Collection<Expected> truth, Collection<Found> found) {
        Map<String, List<Found>> byRecord = new HashMap<>();
        found.forEach(each ->
                byRecord.computeIfAbsent(each.about(), _ -> new ArrayList<>()).add(each));
        Set<Found> used = new HashSet<>();
        for (Expected expected : truth) {
            List<Found> ofRecord = byRecord.getOrDefault(expected.about(), List.of());
            boolean mayBeOfOrder = ofRecord.isEmpty() && expected.about().startsWith(REFUND);
            List<Found> candidates = mayBeOfOrder ? byRecord.getOrDefault(expected.order(), List.of()) : ofRecord;
            if (candidates.isEmpty()) {
                missed.add(expected);
            } else {
                Found best = candidates.stream()
                        .filter(each -> each.breakClass().equals(expected.breakClass()))
                        .findFirst()
                        .orElse(candidates.getFirst());
                used.add(best);
                hits.add(new Hit(expected, best));
            }
        }
        found.stream().filter(each -> !used.contains(each)).forEach(wrong::add);
    }

    List<Expected> missed() {
        return missed;
    }

    /// Breaks about records with which nothing was wrong, or that were one too many.
    List<Found> wrong() {
        return wrong;
    }

    Share recall() {
        return new Share(hits.size(), hits.size() + missed.size());
    }

    Share precision() {
        return new Share(hits.size(), hits.size() + wrong.size());
    }

    /// Of what was found, how often it was called by the right name.
    Map<String, Share> agreement() {
        Map<String, Share> agreement = new LinkedHashMap<>();
        agreement.put("class", share((expected, found) -> expected.breakClass().equals(found.breakClass())));
        agreement.put("step", share((expected, found) -> expected.step().equals(found.step())));
        agreement.put("cause", share((expected, found) -> expected.cause().equals(found.cause())));
        agreement.put("amount", share((expected, found) -> expected.delta().equals(found.delta())));
        return agreement;
    }

    private Share share(BiPredicate<Expected, Found> agrees) {
        return new Share(
                hits.stream()
                        .filter(hit -> agrees.test(hit.expected(), hit.found()))
                        .count(),
                hits.size());
    }

    /// How much of each kind was found, in the order of their names.
    Map<String, Share> recallBy(Function<Expected, String> kind) {
        Map<String, Share> shares = new TreeMap<>();
        hits.forEach(hit -> shares.merge(kind.apply(hit.expected()), new Share(1, 1), Score::sum));
        missed.forEach(each -> shares.merge(kind.apply(each), new Share(0, 1), Score::sum));
        return shares;
    }

    private static Share sum(Share one, Share other) {
        return new Share(one.part() + other.part(), one.whole() + other.whole());
    }

    /// The magnitudes injected, by currency: those found of all.
    Map<String, List<Money>> amounts() {
        Map<String, List<Money>> amounts = new TreeMap<>();
        hits.forEach(hit -> add(amounts, hit.expected().delta().magnitude(), true));
        missed.forEach(each -> add(amounts, each.delta().magnitude(), false));
        return amounts;
    }

    private static void add(Map<String, List<Money>> amounts, Money amount, boolean isFound) {
        Money zero = Money.zero(amount.currency());
        List<Money> before = amounts.getOrDefault(amount.currency().getCurrencyCode(), List.of(zero, zero));
        amounts.put(
                amount.currency().getCurrencyCode(),
                List.of(
                        isFound ? before.get(0).plus(amount) : before.get(0),
                        before.get(1).plus(amount)));
    }

    /// From detectable to detected, of what was found; the nearest rank. Zero where nothing was found.
    Duration timeToDetect(int percentile) {
        List<Duration> sorted = hits.stream()
                .map(hit -> Duration.between(
                        hit.expected().detectableAt(), hit.found().firstDetectedAt()))
                .sorted()
                .toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.max(0, (int) Math.ceil(percentile * sorted.size() / 100.0) - 1));
    }
}
