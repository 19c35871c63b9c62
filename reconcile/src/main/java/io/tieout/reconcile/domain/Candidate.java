package io.tieout.reconcile.domain;

import java.util.List;

/// What may be the other side of a difference, for a person to decide.
///
/// @param isPossible whether no name rules it out
/// @param failed why it was not tied, in words
public record Candidate(List<Item> items, int score, boolean isPossible, String failed) {

    /// How many of them a difference lists.
    public static final int COUNT_MAX = 3;

    public Candidate {
        items = List.copyOf(items);
    }
}
