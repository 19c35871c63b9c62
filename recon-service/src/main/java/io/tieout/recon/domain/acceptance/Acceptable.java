package io.tieout.recon.domain.acceptance;

import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Break;
import java.util.Optional;

/// Which differences nobody may accept, however small they are.
public final class Acceptable {

    private Acceptable() {}

    /// Why it must not stay as it is, in words; empty if it may.
    public static Optional<String> hindrance(Break subject) {
        BreakClass breakClass = subject.state().breakClass();
        return switch (breakClass) {
            case FEED_MISSING -> Optional.of("What a silent system kept back is not known, so nobody can accept it.");
            case UNCLASSIFIED -> Optional.of("What is not examined is not known, so nobody can accept it.");
            case CONFLICT ->
                Optional.of("It is not decided which of the two records holds. Decide that in the ledger.");
            default ->
                subject.detail().customerHarmed()
                        ? Optional.of("The customer still waits for the money. That is never small enough.")
                        : Optional.empty();
        };
    }
}
