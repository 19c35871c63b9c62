package io.tieout.reconcile.domain;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Ties two lists of rows, from the strongest evidence to the weakest; what is tied is out of reach of later stages.
///
/// The same rows in any order give the same result: everything is looked at in an order of its content.
public final class Cascade {

    private Cascade() {}

    /// Ties what ties and explains the rest.
    ///
    /// @throws ArithmeticException if a sum does not fit a `long`
    public static Reconciliation reconcile(List<Item> items, Terms terms) {
        Map<String, List<Item>> byCurrency = new TreeMap<>();
        items.stream()
                .sorted(Item.ORDER)
                .forEach(item -> byCurrency
                        .computeIfAbsent(item.currency(), currency -> new ArrayList<>())
                        .add(item));
        OtherCurrencies elsewhere = OtherCurrencies.of(items);
        List<Match> matches = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        TreeSet<String> notes = new TreeSet<>();
        byCurrency.forEach((currency, inCurrency) -> {
            Block block = new Block(inCurrency, terms, elsewhere);
            block.run();
            matches.addAll(block.matches);
            differences.addAll(block.differences);
            notes.addAll(block.notes);
            sections.add(Section.of(currency, inCurrency, block.matches, block.differences));
        });
        return new Reconciliation(matches, differences, sections, List.copyOf(notes));
    }

    /// The rows of one currency.
    private static final class Block {

        private final List<Item> items;
        private final Terms terms;
        private final OtherCurrencies elsewhere;
        private final List<Match> matches = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private List<Unit> open = List.of();

        Block(List<Item> items, Terms terms, OtherCurrencies elsewhere) {
            this.items = items;
            this.terms = terms;
            this.elsewhere = elsewhere;
        }

        void run() {
            if (Stream.of(Side.values()).anyMatch(side -> items.stream().noneMatch(item -> item.side() == side))) {
                emptySide();
                return;
            }
            Map<String, List<Item>> keyed = new LinkedHashMap<>();
            List<List<Item>> single = new ArrayList<>();
            for (Item item : items) {
                if (item.key().isEmpty() || !terms.isKeyed()) {
                    single.add(List.of(item));
                } else {
                    keyed.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(item);
                }
            }
            byKey(keyed, single);
            byUnit(single);
        }

        /// A currency that one side does not have at all is nothing to search in: the file, or a part of it, is
        /// missing.
        private void emptySide() {
            Side side = items.getFirst().side();
            boolean isWholeFile = elsewhere.isEmpty(side.other());
            if (isWholeFile) {
                differences.add(Differences.feedMissing(items));
                return;
            }
            unitsOf(groups(items)).forEach(unit -> differences.add(Differences.oneSided(unit, elsewhere, List.of())));
        }

        private List<List<Item>> groups(List<Item> rows) {
            Map<String, List<Item>> groups = new LinkedHashMap<>();
            for (Item item : rows) {
                boolean isAlone = item.key().isEmpty() || !terms.isKeyed();
                groups.computeIfAbsent(isAlone ? "line " + item.line() : "key " + item.key(), key -> new ArrayList<>())
                        .add(item);
            }
            return List.copyOf(groups.values());
        }

        private void byKey(Map<String, List<Item>> keyed, List<List<Item>> left) {
            List<List<Item>> oneSided = new ArrayList<>();
            keyed.values().forEach(rows -> {
                if (isOneSided(rows)) {
                    oneSided.add(rows);
                } else {
                    tie(rows, rows.size() == 2 ? Stage.KEY : Stage.KEY_SUM);
                }
            });
            Map<String, List<List<Item>>> alike = new LinkedHashMap<>();
            oneSided.forEach(rows -> alike.computeIfAbsent(
                            Likeness.normal(rows.getFirst().key()), key -> new ArrayList<>())
                    .add(rows));
            alike.forEach((normal, groups) -> {
                boolean isPair = groups.size() == 2
                        && groups.getFirst().getFirst().side()
                                != groups.getLast().getFirst().side();
                if (isPair && !normal.isEmpty()) {
                    tie(
                            Stream.concat(groups.getFirst().stream(), groups.getLast().stream())
                                    .toList(),
                            Stage.KEY_ALIKE);
                } else {
                    left.addAll(groups);
                }
            });
        }

        private static boolean isOneSided(List<Item> rows) {
            Side side = rows.getFirst().side();
            return rows.stream().allMatch(item -> item.side() == side);
        }

        private void tie(List<Item> rows, Stage stage) {
            List<Item> a = rows.stream().filter(item -> item.side() == Side.A).toList();
            List<Item> b = rows.stream().filter(item -> item.side() == Side.B).toList();
            if (terms.ties(Item.sum(a), Item.sum(b))) {
                matches.add(Match.of(stage, Match.CERTAIN, a, b));
            } else {
                differences.add(Differences.ofKey(a, b, stage));
            }
        }

        private void byUnit(List<List<Item>> left) {
            left.sort(Comparator.comparing(List::getFirst, Item.ORDER));
            open = unitsOf(left);
            List<Tie> ties = new ArrayList<>();
            claim(UniqueAmounts.find(open, terms), ties);
            SubsetSums.Found subsets = SubsetSums.find(open, terms);
            claim(subsets.ties(), ties);
            notes.addAll(subsets.notes());
            ScoredPairs.Found scored = ScoredPairs.find(open, terms);
            claim(scored.ties(), ties);
            notes.addAll(scored.notes());
            ties.forEach(this::settle);
            Candidates candidates = new Candidates(open, subsets.suggestions(), terms);
            open.forEach(unit -> differences.add(Differences.oneSided(unit, elsewhere, candidates.of(unit))));
            if (candidates.isCutShort()) {
                notes.add(Candidates.CUT_SHORT);
            }
        }

        private static List<Unit> unitsOf(List<List<Item>> groups) {
            List<Unit> units = new ArrayList<>();
            groups.forEach(rows -> units.add(new Unit(units.size(), rows)));
            return units;
        }

        private void claim(List<Tie> found, List<Tie> ties) {
            ties.addAll(found);
            Set<Integer> claimed = found.stream()
                    .flatMap(tie -> tie.units().stream())
                    .map(Unit::index)
                    .collect(toSet());
            open = open.stream().filter(unit -> !claimed.contains(unit.index())).toList();
        }

        /// Money that ties under a name that one side does not give is a match, and a reference to correct.
        private void settle(Tie tie) {
            Match match = Match.of(tie.stage(), tie.score(), tie.items(Side.A), tie.items(Side.B));
            boolean isUnnamed = terms.isKeyed()
                    && Stream.concat(match.a().stream(), match.b().stream())
                            .anyMatch(item -> item.key().isEmpty())
                    && Stream.concat(match.a().stream(), match.b().stream())
                            .anyMatch(item -> !item.key().isEmpty());
            if (isUnnamed) {
                differences.add(Differences.wrongReference(match));
            } else {
                matches.add(match);
            }
        }
    }
}
