package io.tieout.reconcile.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ties two units that have the same amount within the days allowed, if each is the only such one for the other.
final class UniqueAmounts {

    private UniqueAmounts() {}

    static List<Tie> find(List<Unit> open, Terms terms) {
        Map<Long, List<Unit>> byAmount = new HashMap<>();
        open.forEach(unit -> byAmount.computeIfAbsent(unit.minor(), amount -> new ArrayList<>())
                .add(unit));
        List<Tie> ties = new ArrayList<>();
        for (Unit unit : open) {
            if (unit.side() == Side.A && unit.minor() != 0) {
                List<Unit> like = byAmount.getOrDefault(unit.minor(), List.of());
                List<Unit> theirs = near(unit, like, terms);
                if (theirs.size() == 1 && near(theirs.getFirst(), like, terms).size() == 1) {
                    ties.add(new Tie(
                            Stage.AMOUNT_AND_DATE,
                            Score.of(unit, theirs.getFirst(), terms),
                            List.of(unit, theirs.getFirst())));
                }
            }
        }
        return ties;
    }

    /// Also those that another name rules out: an amount that two records have proves neither. Not those that are of
    /// another kind. Two are enough to know.
    private static List<Unit> near(Unit unit, List<Unit> like, Terms terms) {
        List<Unit> near = like.stream()
                .filter(other -> other.side() != unit.side() && unit.isLike(other) && unit.isWithin(other, terms))
                .limit(2)
                .toList();
        return near.size() == 1 && !unit.mayBe(near.getFirst(), terms) ? List.of() : near;
    }
}
