package io.tieout.alert.app;

import io.tieout.kit.time.BusinessClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Business time as precise as PostgreSQL keeps it, so that what is read back equals what was written.
final class BusinessTime {

    private BusinessTime() {}

    static Instant now(BusinessClock clock) {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
