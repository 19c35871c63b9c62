package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Books anew what cross-references changed after it was booked.
public interface Rebooking {

    /// Takes the next changed code a step further, in one database transaction: the entries of some events that carry
    /// it are reversed and booked by what it means now.
    ///
    /// Completes with the number of events booked anew, or empty when no code is left.
    Uni<Optional<Integer>> step(Instant bookedAt);
}
