package io.tieout.ledger.app;

import io.tieout.ledger.domain.Objection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What became of the wish to correct the books.
public sealed interface Corrected {

    /// It is in the books.
    ///
    /// @param isNew false when an earlier request with the same key and content booked it
    record Booked(BookedCorrection correction, boolean isNew) implements Corrected {}

    /// The key stands for other content.
    record KeyTaken(UUID correctionId) implements Corrected {}

    /// The one who is named as approver has not approved this content, or too long ago.
    record NotApproved(String approver, Duration valid) implements Corrected {}

    /// The tenant has no such event.
    record UnknownEvent(UUID eventId) implements Corrected {}

    /// Something about it is wrong.
    record Refused(List<Objection> objections) implements Corrected {

        public Refused {
            objections = List.copyOf(objections);
        }
    }
}
