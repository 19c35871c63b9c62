package io.tieout.reconcile.domain;

import java.util.List;

/// The proof for one currency: the totals, and what explains their difference. Nothing is netted across currencies.
///
/// @param acceptedMinor what the tolerance forgave in matches
/// @param absoluteMinor the differences without their signs
/// @param residualMinor what nothing explains: zero, or the run is incomplete
public record Section(
        String currency,
        int aRows,
        long aMinor,
        int bRows,
        long bMinor,
        int matches,
        long acceptedMinor,
        int differences,
        long explainedMinor,
        long absoluteMinor,
        long residualMinor) {

    public long differenceMinor() {
        return Math.subtractExact(aMinor, bMinor);
    }

    /// From the rows as they were read and, independently, from where they ended.
    static Section of(String currency, List<Item> items, List<Match> matches, List<Difference> differences) {
        List<Item> a = of(items, Side.A);
        List<Item> b = of(items, Side.B);
        long accepted = matches.stream().mapToLong(Match::acceptedMinor).reduce(0, Math::addExact);
        long explained = differences.stream().mapToLong(Difference::deltaMinor).reduce(0, Math::addExact);
        long absolute = differences.stream()
                .mapToLong(difference -> Math.absExact(difference.deltaMinor()))
                .reduce(0, Math::addExact);
        long difference = Math.subtractExact(Item.sum(a), Item.sum(b));
        return new Section(
                currency,
                a.size(),
                Item.sum(a),
                b.size(),
                Item.sum(b),
                matches.size(),
                accepted,
                differences.size(),
                explained,
                absolute,
                Math.subtractExact(difference, Math.addExact(accepted, explained)));
    }

    private static List<Item> of(List<Item> items, Side side) {
        return items.stream().filter(item -> item.side() == side).toList();
    }
}
