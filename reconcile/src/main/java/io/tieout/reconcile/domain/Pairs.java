package io.tieout.reconcile.domain;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The last stages of the cascade by themselves: ties what no key ties, one block at a time.
///
/// Rows of one block have one currency. A row that names its record has a key; it is tied only to one that names none.
public final class Pairs {

    /// What came of a block.
    ///
    /// @param suggestions for each row that stays open, what comes near; only those that have any
    /// @param notes where a search was given up, in words
    public record Found(List<Match> matches, List<Suggestion> suggestions, List<String> notes) {
        public Found {
            matches = List.copyOf(matches);
            suggestions = List.copyOf(suggestions);
            notes = List.copyOf(notes);
        }
    }

    /// What may be the other side of a row.
    public record Suggestion(Item item, List<Candidate> candidates) {
        public Suggestion {
            candidates = List.copyOf(candidates);
        }
    }

    private final Terms terms;
    private final List<Match> matches = new ArrayList<>();
    private List<Unit> open;

    private Pairs(List<Item> items, Terms terms) {
        this.terms = terms;
        List<Unit> units = new ArrayList<>();
        items.stream().sorted(Item.ORDER).forEach(item -> units.add(new Unit(units.size(), List.of(item))));
        this.open = units;
    }

    /// The same rows in any order give the same result.
    public static Found find(List<Item> items, PairTerms wanted) {
        return new Pairs(items, wanted.terms()).find(wanted);
    }

    private Found find(PairTerms wanted) {
        claim(UniqueAmounts.find(open, terms));
        SubsetSums.Found subsets = wanted.subsetMax() == null
                ? SubsetSums.NOTHING
                : SubsetSums.findCautiously(open, terms, wanted.subsetMax());
        claim(subsets.ties());
        List<String> notes = new ArrayList<>(subsets.notes());
        if (wanted.likely() != null) {
            ScoredPairs.Found scored = ScoredPairs.find(open, terms, wanted.likely());
            claim(scored.ties());
            notes.addAll(scored.notes());
        }
        Candidates candidates = new Candidates(open, subsets.suggestions(), terms);
        List<Suggestion> suggestions = new ArrayList<>();
        for (Unit unit : open) {
            List<Candidate> near = candidates.of(unit);
            if (!near.isEmpty()) {
                suggestions.add(new Suggestion(unit.items().getFirst(), near));
            }
        }
        if (candidates.isCutShort()) {
            notes.add(Candidates.CUT_SHORT);
        }
        return new Found(matches, suggestions, notes);
    }

    private void claim(List<Tie> ties) {
        Set<Integer> claimed = ties.stream()
                .flatMap(tie -> tie.units().stream())
                .map(Unit::index)
                .collect(toSet());
        ties.forEach(tie -> matches.add(Match.of(tie.stage(), tie.score(), tie.items(Side.A), tie.items(Side.B))));
        open = open.stream().filter(unit -> !claimed.contains(unit.index())).toList();
    }
}
