package io.tieout.reconcile.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// For each unit that stays open, what on the other side comes nearest and what keeps it from being tied.
final class Candidates {

    static final String CUT_SHORT =
            "so many rows are open that candidates were looked for by amount only, not by the likeness of keys";

    /// Units of one side of which all are compared; beyond it only those with the amount are.
    private static final int COMPARED_MAX = 300;

    /// From here on another name may be this one mistyped.
    private static final int ALIKE = 700;

    /// Units with one amount that are scored.
    private static final int SCORED_MAX = 200;

    private final Terms terms;
    private final Map<Integer, List<List<Unit>>> sets;
    private final Map<Side, List<Unit>> open = new HashMap<>();
    private final Map<Side, Map<Long, List<Unit>>> byAmount = new HashMap<>();

    Candidates(List<Unit> open, Map<Integer, List<List<Unit>>> sets, Terms terms) {
        this.terms = terms;
        this.sets = sets;
        for (Unit unit : open) {
            this.open.computeIfAbsent(unit.side(), side -> new ArrayList<>()).add(unit);
            byAmount.computeIfAbsent(unit.side(), side -> new HashMap<>())
                    .computeIfAbsent(unit.minor(), amount -> new ArrayList<>())
                    .add(unit);
        }
    }

    boolean isCutShort() {
        return open.size() == 2 && open.values().stream().anyMatch(units -> units.size() > COMPARED_MAX);
    }

    List<Candidate> of(Unit unit) {
        Side side = unit.side().other();
        List<Unit> others = open.getOrDefault(side, List.of());
        Stream<Unit> near = others.size() <= COMPARED_MAX
                ? others.stream()
                : byAmount.getOrDefault(side, Map.of()).getOrDefault(unit.minor(), List.of()).stream()
                        .limit(SCORED_MAX);
        Stream<Candidate> pairs = near.filter(other -> isLike(unit, other))
                .map(other -> new Candidate(
                        other.items(), Score.of(unit, other, terms), unit.mayBe(other, terms), failed(unit, other)));
        Stream<Candidate> several = sets.getOrDefault(unit.index(), List.of()).stream()
                .filter(set -> set.size() > 1)
                .map(set -> new Candidate(
                        set.stream().flatMap(each -> each.items().stream()).toList(),
                        Score.ofParts(unit, set, terms),
                        true,
                        "adds up to it, and so do others, or it adds up to others as well"));
        return Stream.concat(pairs, several)
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .limit(Candidate.COUNT_MAX)
                .toList();
    }

    private boolean isLike(Unit unit, Unit other) {
        return terms.ties(unit.minor(), other.minor())
                || comesNear(unit, other)
                || (!unit.key().isEmpty() && Likeness.of(unit.key(), other.key()) >= ALIKE);
    }

    /// An amount that differs by little says nothing by itself, so the day and the names have to allow it.
    private boolean comesNear(Unit unit, Unit other) {
        return unit.isWithin(other, terms)
                && unit.mayBe(other, terms)
                && terms.nearness(unit.minor(), other.minor(), 1) > 0;
    }

    private String failed(Unit unit, Unit other) {
        List<String> failed = new ArrayList<>();
        if (!terms.ties(unit.minor(), other.minor())) {
            failed.add("the amount differs");
        }
        unit.traits().unlike(other.traits()).forEach(trait -> failed.add("the " + trait.code() + " differs"));
        if (!unit.hasRoomFor(other, terms)) {
            failed.add("the key differs");
        }
        Long days = unit.daysTo(other);
        if (days == null) {
            failed.add("no dates to compare");
        } else if (days > terms.days()) {
            failed.add(days + " days apart");
        }
        return failed.isEmpty() ? "others fit as well" : String.join(", ", failed);
    }
}
