package io.tieout.reconcile.domain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tieout.event.finding.BreakClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Names what does not tie, by the classes that every rule of Tieout uses and in their precedence.
final class Differences {

    private Differences() {}

    /// Both sides have the key, and their sums differ.
    static Difference ofKey(List<Item> a, List<Item> b, Stage stage) {
        long delta = Math.subtractExact(Item.sum(a), Item.sum(b));
        Verdict verdict = verdict(a, b);
        String key = a.getFirst().key();
        String alike =
                stage == Stage.KEY_ALIKE ? "; b writes the key " + b.getFirst().key() : "";
        return new Difference(
                verdict.breakClass(), key, a.getFirst().currency(), a, b, delta, verdict.sentence() + alike, List.of());
    }

    private record Verdict(BreakClass breakClass, String sentence) {}

    private static Verdict verdict(List<Item> a, List<Item> b) {
        if (isRepeated(b, a)) {
            return new Verdict(BreakClass.DUPLICATE_POSTING, "b has every row of a more than once");
        }
        if (isRepeated(a, b)) {
            return new Verdict(BreakClass.DUPLICATE_POSTING, "a has every row of b more than once");
        }
        if (isFirstOf(b, a)) {
            return new Verdict(BreakClass.FIRST_PARTIAL_ONLY, "a has " + a.size() + " rows, b exactly the first");
        }
        if (isFirstOf(a, b)) {
            return new Verdict(BreakClass.FIRST_PARTIAL_ONLY, "b has " + b.size() + " rows, a exactly the first");
        }
        if (a.size() > 1 && b.size() > 1) {
            return new Verdict(
                    BreakClass.PARTIALS_NOT_SUMMING,
                    "a has " + a.size() + " rows, b " + b.size() + ", with other sums");
        }
        return new Verdict(BreakClass.AMOUNT, hint(Item.sum(a), Item.sum(b)));
    }

    /// The rows of `more` are those of `fewer` again, in all but their own number and their dates. Rows that differ in
    /// anything else, such as the number of an order's line, are parts and no repeats.
    private static boolean isRepeated(List<Item> more, List<Item> fewer) {
        if (more.size() <= fewer.size() || more.size() % fewer.size() != 0) {
            return false;
        }
        long times = more.size() / fewer.size();
        Map<Long, Long> amounts = more.stream().collect(groupingBy(Item::minor, counting()));
        Map<Long, Long> expected = fewer.stream().collect(groupingBy(Item::minor, counting()));
        long distinct = more.stream().map(Item::likeness).distinct().count();
        return amounts.keySet().equals(expected.keySet())
                && expected.entrySet().stream()
                        .allMatch(each -> amounts.getOrDefault(each.getKey(), 0L) == each.getValue() * times)
                && distinct <= fewer.size();
    }

    private static boolean isFirstOf(List<Item> one, List<Item> several) {
        return one.size() == 1
                && several.size() > 1
                && several.stream()
                                .min(Comparator.comparing(Item::date, Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparingInt(Item::line))
                                .orElseThrow()
                                .minor()
                        == one.getFirst().minor();
    }

    /// What a difference looks like, for whoever goes to find it; no claim about its cause.
    private static String hint(long a, long b) {
        if (a != 0 && a == -b) {
            return "the amounts differ in sign only";
        }
        if ((b != 0 && a == b * 100) || (a != 0 && b == a * 100)) {
            return "one amount is a hundred times the other, as cents are of whole units";
        }
        return "the amounts differ";
    }

    /// The money ties, and one side does not say the name that the other has.
    static Difference wrongReference(Match match) {
        boolean isOurs = match.a().stream().anyMatch(item -> !item.key().isEmpty());
        Item named = (isOurs ? match.a() : match.b())
                .stream().filter(item -> !item.key().isEmpty()).findFirst().orElseThrow();
        return new Difference(
                BreakClass.WRONG_REFERENCE,
                named.key(),
                named.currency(),
                match.a(),
                match.b(),
                match.acceptedMinor(),
                (isOurs ? "b" : "a") + " does not name the key; tied by "
                        + match.stage().code() + ", score " + match.score(),
                List.of());
    }

    static Difference oneSided(Unit unit, OtherCurrencies elsewhere, List<Candidate> candidates) {
        String side = unit.side().code();
        String other = unit.side().other().code();
        String currency = elsewhere.otherwise(unit).orElse("");
        boolean isUndecided =
                candidates.stream().anyMatch(candidate -> candidate.isPossible() && candidate.score() >= Score.AUTO);
        if (!currency.isEmpty()) {
            return of(unit, BreakClass.CURRENCY, other + " has the key in " + currency, candidates);
        }
        if (isUndecided) {
            return of(
                    unit,
                    BreakClass.UNCLASSIFIED,
                    "several rows fit about as well, so none was chosen: see the candidates",
                    candidates);
        }
        return of(unit, BreakClass.MISSING, "in " + side + ", not in " + other, candidates);
    }

    private static Difference of(Unit unit, BreakClass breakClass, String sentence, List<Candidate> candidates) {
        boolean isOurs = unit.side() == Side.A;
        return new Difference(
                breakClass,
                unit.key(),
                unit.currency(),
                isOurs ? unit.items() : List.of(),
                isOurs ? List.of() : unit.items(),
                unit.side().signed(unit.minor()),
                sentence,
                candidates);
    }

    /// One item for everything that came from one side while the other has nothing at all.
    static Difference feedMissing(List<Item> items) {
        Side side = items.getFirst().side();
        return new Difference(
                BreakClass.FEED_MISSING,
                "",
                items.getFirst().currency(),
                side == Side.A ? items : List.of(),
                side == Side.B ? items : List.of(),
                side.signed(Item.sum(items)),
                side.other().code() + " has no rows at all",
                List.of());
    }
}
