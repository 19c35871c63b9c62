package io.tieout.recon.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule makes of all legs of one unit at one instant. A function of the set of legs, not of their order.
///
/// @param nextDueAt when time alone can change the outcome next; always later than the instant of the fold
public record Fold(
        List<MatchItem> items,
        List<Finding> findings,
        @Nullable Instant nextDueAt) {

    /// Of a unit that is none of the rule's business.
    public static final Fold NOTHING = new Fold(List.of(), List.of(), null);

    public Fold {
        items = List.copyOf(items);
        findings = List.copyOf(findings);
    }
}
