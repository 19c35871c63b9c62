package io.tieout.reconcile.domain;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Ties one unit to the only several of the other side that add up to it exactly, such as a payout to its orders.
///
/// Two sets that add up are none: the unit stays open, and both are listed. Nor is a row tied that two units would
/// take.
final class SubsetSums {

    /// Sums looked at in one run.
    private static final long WORK_MAX = 1L << 24;

    /// Of so many sums that could be, one may be there by chance: then a unique one proves nothing.
    private static final long SUMS_BY_CHANCE = 100;

    /// Sets that are looked at for one that is of one kind; where there are more, none is the only one.
    private static final int SOLUTIONS_MAX = 16;

    static final Found NOTHING = new Found(List.of(), Map.of(), List.of());

    private final Terms terms;
    private final int amountsMax;
    private final boolean isCautious;
    private final Nearby nearby;
    private final Map<Integer, List<List<Unit>>> suggestions = new HashMap<>();
    private final List<Tie> unique = new ArrayList<>();
    private long work;
    private int tooMany;
    private int overBudget;

    /// @param suggestions by unit, the sets that add up to it where there is more than one
    record Found(List<Tie> ties, Map<Integer, List<List<Unit>>> suggestions, List<String> notes) {}

    private SubsetSums(List<Unit> open, Terms terms, int amountsMax, boolean isCautious) {
        this.terms = terms;
        this.amountsMax = amountsMax;
        this.isCautious = isCautious;
        this.nearby = new Nearby(open, terms);
    }

    static Found find(List<Unit> open, Terms terms) {
        return find(new SubsetSums(open, terms, SubsetSum.AMOUNTS_MAX, false), open);
    }

    /// Ties only where chance is no likely reason for a sum, and suggests the others.
    static Found findCautiously(List<Unit> open, Terms terms, int amountsMax) {
        return find(new SubsetSums(open, terms, amountsMax, true), open);
    }

    private static Found find(SubsetSums search, List<Unit> open) {
        open.forEach(search::look);
        return new Found(search.withoutOverlaps(), Map.copyOf(search.suggestions), search.notes());
    }

    private void look(Unit target) {
        List<Unit> near = nearby.of(target)
                .filter(unit -> unit.minor() != 0)
                .limit(amountsMax + 1L)
                .toList();
        if (near.size() < 2 || target.minor() == 0 || !isInReach(target, near)) {
            return;
        }
        if (near.size() > amountsMax) {
            tooMany++;
            return;
        }
        List<List<Unit>> kinds = kinds(near);
        long cost = kinds.size() * SubsetSum.work(near.size());
        if (work + cost > WORK_MAX) {
            overBudget++;
            return;
        }
        work += cost;
        List<List<Unit>> sets = kinds.stream()
                .flatMap(kind -> solutions(target, kind))
                .distinct()
                .limit(2)
                .toList();
        if (sets.size() > 1 || (!sets.isEmpty() && isCautious && isByChance(near))) {
            suggestions.put(target.index(), sets);
        } else if (sets.size() == 1 && sets.getFirst().size() > 1) {
            unique.add(new Tie(
                    Stage.SUBSET_SUM,
                    Score.ofParts(target, sets.getFirst(), terms),
                    Stream.concat(Stream.of(target), sets.getFirst().stream()).toList()));
        }
    }

    /// What may be together in one sum: nobody says that it is of another kind than the others. Of parts that say less
    /// the same may be in several.
    private static List<List<Unit>> kinds(List<Unit> near) {
        List<Traits> said = near.stream().map(Unit::traits).distinct().toList();
        return said.stream()
                .filter(traits -> said.stream().noneMatch(traits::isLessThan))
                .map(traits -> near.stream()
                        .filter(unit -> traits.allow(unit.traits()))
                        .toList())
                .toList();
    }

    private static Stream<List<Unit>> solutions(Unit target, List<Unit> near) {
        List<List<Integer>> sums =
                new SubsetSum(near.stream().map(Unit::minor).toList()).solutions(target.minor(), SOLUTIONS_MAX);
        boolean areAll = sums.size() < SOLUTIONS_MAX;
        return sums.stream()
                .map(indices -> indices.stream().map(near::get).toList())
                .filter(parts -> !areAll || isOfOneKind(parts))
                .limit(2);
    }

    private static boolean isOfOneKind(List<Unit> parts) {
        return parts.stream().allMatch(one -> parts.stream().allMatch(one::isLike));
    }

    /// Whether there are so many sets of so small amounts that some sum is hit anyway.
    private static boolean isByChance(List<Unit> near) {
        long range = near.stream().mapToLong(unit -> Math.abs(unit.minor())).reduce(0, Math::addExact);
        return (1L << near.size()) > range / SUMS_BY_CHANCE;
    }

    private static boolean isInReach(Unit target, List<Unit> near) {
        return target.minor() > 0
                ? near.stream().anyMatch(unit -> unit.minor() > 0)
                : near.stream().anyMatch(unit -> unit.minor() < 0);
    }

    private List<Tie> withoutOverlaps() {
        Map<Integer, Integer> uses = unique.stream()
                .flatMap(tie -> tie.units().stream())
                .collect(toMap(Unit::index, unit -> 1, Integer::sum));
        List<Tie> alone = new ArrayList<>();
        for (Tie tie : unique) {
            if (tie.units().stream().allMatch(unit -> uses.getOrDefault(unit.index(), 0) == 1)) {
                alone.add(tie);
            } else {
                Unit target = tie.units().getFirst();
                suggestions.put(
                        target.index(),
                        List.of(tie.units().subList(1, tie.units().size())));
            }
        }
        return List.copyOf(alone);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (tooMany > 0) {
            notes.add("subset-sum was not tried for " + tooMany + " rows that have more than " + amountsMax
                    + " rows to choose from: name dates, or fewer days");
        }
        if (overBudget > 0) {
            notes.add("subset-sum stopped at its limit; " + overBudget + " rows were not tried");
        }
        return notes;
    }
}
