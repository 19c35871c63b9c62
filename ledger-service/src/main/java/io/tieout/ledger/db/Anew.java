package io.tieout.ledger.db;

import io.tieout.event.BusinessEvent;
import io.tieout.ledger.db.Revaluation.Last;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Posted;
import io.tieout.ledger.domain.PostingPolicy;
import org.jspecify.annotations.Nullable;

/// A recorded event that is booked anew, as it was booked and as it is to be.
///
/// @param before in the codes of the books
/// @param now in the codes of the books
/// @param policy that books it now
/// @param last what was booked for it last
/// @param waits whether its entry must wait for the fact that it takes back
record Anew(
        StoredEvent stored,
        BusinessEvent before,
        BusinessEvent now,
        PostingPolicy policy,
        Posted posted,
        Last last,
        boolean waits) {

    /// Null where it has none, or where it still waits: then it will be booked by what holds by that time.
    @Nullable
    JournalEntry ownEntry() {
        return waits ? null : posted.entry();
    }

    boolean isOfSameDate() {
        return before.envelope().businessDate().equals(now.envelope().businessDate());
    }
}
