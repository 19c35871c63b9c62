package io.tieout.reconcile.domain;

import io.tieout.event.finding.BreakClass;
import java.util.List;

/// What does not tie.
///
/// @param deltaMinor `a` less `b`; zero where only the reference is wrong
/// @param sentence what is different, in words
public record Difference(
        BreakClass breakClass,
        String key,
        String currency,
        List<Item> a,
        List<Item> b,
        long deltaMinor,
        String sentence,
        List<Candidate> candidates) {

    public Difference {
        a = List.copyOf(a);
        b = List.copyOf(b);
        candidates = List.copyOf(candidates);
    }
}
