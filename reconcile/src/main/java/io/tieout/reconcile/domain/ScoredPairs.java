package io.tieout.reconcile.domain;

import io.tieout.reconcile.domain.PairTerms.Likely;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Pairs what is left so that all pairs together are as likely as can be, component by component.
///
/// A pair is tied only if it is likely enough, and if the best whole without it is clearly worse: what is
/// nearly as good either way is left to a person.
final class ScoredPairs {

    /// Units of one side in a component.
    private static final int SIZE_MAX = 60;

    private final List<Unit> ours;
    private final Terms terms;
    private final Likely likely;
    private final Map<Integer, Map<Integer, Integer>> scores = new TreeMap<>();
    private final Map<Integer, Unit> units = new HashMap<>();
    private final List<Tie> ties = new ArrayList<>();
    private int tooLarge;

    record Found(List<Tie> ties, List<String> notes) {}

    private ScoredPairs(List<Unit> open, Terms terms, Likely likely) {
        this.ours = open.stream().filter(unit -> unit.side() == Side.A).toList();
        this.terms = terms;
        this.likely = likely;
        open.forEach(unit -> units.put(unit.index(), unit));
        connect(open.stream().filter(unit -> unit.side() == Side.B).toList());
    }

    static Found find(List<Unit> open, Terms terms) {
        return find(open, terms, new Likely(Score.AUTO, Score.MARGIN));
    }

    static Found find(List<Unit> open, Terms terms, Likely likely) {
        ScoredPairs pairs = new ScoredPairs(open, terms, likely);
        pairs.components().forEach(pairs::solve);
        return new Found(
                pairs.ties,
                pairs.tooLarge == 0
                        ? List.of()
                        : List.of("scored assignment was not tried for " + pairs.tooLarge + " groups of more than "
                                + SIZE_MAX + " rows that could all be each other"));
    }

    /// Edges: the same amount, and enough else to be tied or to stand in the way of it.
    private void connect(List<Unit> theirs) {
        NavigableMap<Long, List<Unit>> byAmount = new TreeMap<>();
        theirs.forEach(unit -> byAmount.computeIfAbsent(unit.minor(), amount -> new ArrayList<>())
                .add(unit));
        for (Unit unit : ours) {
            byAmount
                    .subMap(unit.minor() - terms.toleranceMinor(), true, unit.minor() + terms.toleranceMinor(), true)
                    .values()
                    .stream()
                    .flatMap(List::stream)
                    .filter(other -> unit.mayBe(other, terms))
                    .forEach(other -> {
                        int score = Score.of(unit, other, terms);
                        if (score >= likely.threshold() - likely.margin()) {
                            scores.computeIfAbsent(unit.index(), index -> new TreeMap<>())
                                    .put(other.index(), score);
                        }
                    });
        }
    }

    private List<List<Unit>> components() {
        Map<Integer, Integer> parents = new HashMap<>();
        scores.forEach((ours, theirs) ->
                theirs.keySet().forEach(other -> parents.put(root(parents, other), root(parents, ours))));
        Map<Integer, List<Unit>> components = new TreeMap<>();
        units.values().stream()
                .filter(unit -> parents.containsKey(unit.index()))
                .sorted((one, other) -> Integer.compare(one.index(), other.index()))
                .forEach(unit -> components
                        .computeIfAbsent(root(parents, unit.index()), root -> new ArrayList<>())
                        .add(unit));
        return List.copyOf(components.values());
    }

    private static int root(Map<Integer, Integer> parents, int index) {
        int parent = parents.computeIfAbsent(index, itself -> itself);
        if (parent == index) {
            return index;
        }
        int root = root(parents, parent);
        parents.put(index, root);
        return root;
    }

    private void solve(List<Unit> component) {
        List<Unit> rows =
                component.stream().filter(unit -> unit.side() == Side.A).toList();
        List<Unit> columns =
                component.stream().filter(unit -> unit.side() == Side.B).toList();
        int size = Math.max(rows.size(), columns.size());
        if (size > SIZE_MAX) {
            tooLarge++;
            return;
        }
        // A pair that cannot be costs nothing, like a unit that stays alone: there is always room for both.
        long[][] cost = new long[size][size];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                cost[row][column] = -score(rows.get(row), columns.get(column));
            }
        }
        int[] best = Hungarian.assign(cost);
        long total = total(cost, best);
        for (int row = 0; row < rows.size(); row++) {
            long score = -cost[row][best[row]];
            if (score >= likely.threshold() && totalWithout(cost, row, best[row]) - total >= likely.margin()) {
                ties.add(new Tie(Stage.SCORED, Math.toIntExact(score), List.of(rows.get(row), columns.get(best[row]))));
            }
        }
    }

    private long score(Unit row, Unit column) {
        return scores.getOrDefault(row.index(), Map.of()).getOrDefault(column.index(), 0);
    }

    private static long total(long[][] cost, int[] columns) {
        long total = 0;
        for (int row = 0; row < columns.length; row++) {
            total += cost[row][columns[row]];
        }
        return total;
    }

    /// What the best assignment costs in which the pair counts for nothing.
    private static long totalWithout(long[][] cost, int row, int column) {
        long kept = cost[row][column];
        cost[row][column] = 0;
        long total = total(cost, Hungarian.assign(cost));
        cost[row][column] = kept;
        return total;
    }
}
