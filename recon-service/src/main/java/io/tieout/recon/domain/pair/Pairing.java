package io.tieout.recon.domain.pair;

import io.tieout.event.Money;
import io.tieout.recon.domain.Candidate;
import io.tieout.reconcile.domain.Item;
import io.tieout.reconcile.domain.Match;
import io.tieout.reconcile.domain.PairTerms;
import io.tieout.reconcile.domain.Pairs;
import io.tieout.reconcile.domain.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ties the loose ends of one block. A function of the set of ends: not of their order, nor of what was tied before.
public final class Pairing {

    /// What came of a block.
    ///
    /// @param suggestions for an end that stays open, what comes near on the other side
    /// @param notes where a search was given up, in words
    public record Paired(List<Bond> bonds, Map<EndKey, List<Candidate>> suggestions, List<String> notes) {

        public static final Paired NOTHING = new Paired(List.of(), Map.of(), List.of());

        public Paired {
            bonds = List.copyOf(bonds);
            suggestions = Map.copyOf(suggestions);
            notes = List.copyOf(notes);
        }
    }

    private final Map<Item, LooseEnd> byItem = new HashMap<>();

    private Pairing() {}

    /// @param ends of one block
    public static Paired of(Collection<LooseEnd> ends, PairTerms terms) {
        boolean hasBoth = ends.stream().map(LooseEnd::side).distinct().count() == 2;
        return hasBoth ? new Pairing().find(ends, terms) : Paired.NOTHING;
    }

    private Paired find(Collection<LooseEnd> ends, PairTerms terms) {
        List<LooseEnd> ordered =
                ends.stream().sorted(Comparator.comparing(LooseEnd::key)).toList();
        for (int i = 0; i < ordered.size(); i++) {
            byItem.put(item(ordered.get(i), i), ordered.get(i));
        }
        Pairs.Found found = Pairs.find(List.copyOf(byItem.keySet()), terms);
        Map<EndKey, List<Candidate>> suggestions = new HashMap<>();
        for (Pairs.Suggestion suggestion : found.suggestions()) {
            suggestions.put(
                    endOf(suggestion.item()).key(),
                    suggestion.candidates().stream().map(this::candidate).toList());
        }
        return new Paired(found.matches().stream().map(this::bond).toList(), suggestions, found.notes());
    }

    private static Item item(LooseEnd end, int line) {
        return new Item(
                end.side() == EndSide.AWAITED ? Side.A : Side.B,
                line,
                end.face().name(),
                end.amount().minor(),
                end.key().currency(),
                end.date(),
                end.face().words(),
                "",
                end.face().traits());
    }

    private LooseEnd endOf(Item item) {
        return Objects.requireNonNull(byItem.get(item));
    }

    private Bond bond(Match match) {
        return new Bond(
                match.stage(),
                match.score(),
                Stream.concat(match.a().stream(), match.b().stream())
                        .map(this::endOf)
                        .toList());
    }

    private Candidate candidate(io.tieout.reconcile.domain.Candidate near) {
        List<LooseEnd> ends = new ArrayList<>();
        near.items().forEach(item -> ends.add(endOf(item)));
        Money sum = ends.stream().map(LooseEnd::amount).reduce(Money::plus).orElseThrow();
        return new Candidate(
                ends.stream().map(end -> end.key().itemKey()).collect(Collectors.joining(" + ")),
                sum.toString(),
                ends.getFirst().date().toString(),
                List.of(near.failed()),
                near.score());
    }
}
