package io.tieout.reconcile.domain;

import java.util.List;

/// Rows of both sides that tie.
///
/// @param score how sure it is, 1,000 for what a key ties
/// @param acceptedMinor `a` less `b`: what the tolerance forgave
public record Match(Stage stage, int score, List<Item> a, List<Item> b, long acceptedMinor) {

    /// What a key ties.
    static final int CERTAIN = 1000;

    public Match {
        a = List.copyOf(a);
        b = List.copyOf(b);
        if (a.isEmpty() || b.isEmpty()) {
            throw new IllegalArgumentException("a match has rows on both sides");
        }
    }

    static Match of(Stage stage, int score, List<Item> a, List<Item> b) {
        return new Match(stage, score, a, b, Math.subtractExact(Item.sum(a), Item.sum(b)));
    }
}
