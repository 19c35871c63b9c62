package io.tieout.ledger.db;

import java.time.Instant;

/// A decision about periods was made after a batch took its time and before it had the lock. The batch is booked by
/// that decision, so it is undone and recorded after it.
final class PeriodsChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant at;

    PeriodsChanged(Instant at) {
        super("periods changed meanwhile: at=" + at);
        this.at = at;
    }

    Instant at() {
        return at;
    }
}
