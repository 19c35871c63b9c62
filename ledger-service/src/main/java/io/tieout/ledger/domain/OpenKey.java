package io.tieout.ledger.domain;

import io.tieout.ledger.domain.Netted.Place;
import java.time.LocalDate;
import java.util.Set;

/// A key of a clearing account that is not at zero.
///
/// @param minor debits less credits
/// @param day the last business date of what moved it
/// @param recordedDay the last day on which that was recorded
/// @param number how often it was settled, this time included
/// @param movements what moved it, settlements apart
public record OpenKey(
        Place place, long minor, LocalDate day, LocalDate recordedDay, int number, Set<Movement> movements) {

    /// Lines of one kind of event on one side.
    ///
    /// @param type of the event; empty for what people booked
    /// @param isOfSubject whether the key is the event's own name
    public record Movement(String type, boolean isDebit, boolean isOfSubject) {}

    public OpenKey {
        movements = Set.copyOf(movements);
    }
}
