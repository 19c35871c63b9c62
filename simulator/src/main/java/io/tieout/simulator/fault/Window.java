package io.tieout.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// A time in which something is wrong with a system.
///
/// @param source the id of the system
record Window(Fault fault, String source, Instant from, Instant until) {

    static final String PREFIX = "feed:";

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /// As which it is named in the truth, and in a plan.
    String name() {
        return PREFIX + source + ":" + from;
    }

    /// Reads `shop-us/2026-03-02T10:00:00Z/PT2H`.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    static Window parse(Fault fault, String place) {
        String[] parts = place.split("/", -1);
        try {
            if (parts.length == 3) {
                Instant from = Instant.parse(parts[1]);
                return new Window(fault, parts[0], from, from.plus(Duration.parse(parts[2])));
            }
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(message(fault, place), malformed);
        }
        throw new IllegalArgumentException(message(fault, place));
    }

    private static String message(Fault fault, String place) {
        return "faults: write " + fault.code() + "@source/from/duration, such as " + fault.code()
                + "@shop-us/2026-03-02T10:00:00Z/PT2H, not \"" + place + "\"";
    }
}
