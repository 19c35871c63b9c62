package io.tieout.ledger.app;

import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.ContentHash;
import io.tieout.ledger.domain.CrossReferences;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.PolicyTimeline;
import io.tieout.ledger.domain.Posted;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.Translation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery with everything that can be said of it without looking at what is recorded.
///
/// @param contentHash [ContentHash] of the event, in 32 bytes
/// @param translation what `posted` was made of: the event in the codes of the books
@SuppressWarnings("ArrayRecordComponent") // compared by its event id and by the hash's bytes only
public record Draft(Incoming incoming, byte[] contentHash, Translation translation, Posted posted) {

    static Draft of(Incoming incoming, PolicyTimeline policies, CrossReferences references) {
        BusinessEvent event = incoming.event();
        Translation translation = references.translate(event);
        return new Draft(
                incoming, ContentHash.of(event), translation, Posting.post(policies.of(event), translation.event()));
    }

    public UUID eventId() {
        return incoming.eventId();
    }

    public String tenant() {
        return incoming.event().envelope().tenant();
    }

    /// What is booked of what the event says; null when that is nothing.
    public @Nullable JournalEntry entry() {
        return posted.entry();
    }
}
