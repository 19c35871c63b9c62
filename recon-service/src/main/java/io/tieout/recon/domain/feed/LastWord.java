package io.tieout.recon.domain.feed;

import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a source told last before it fell silent.
///
/// @param receivedAt when it was taken in
/// @param transactionId where the ledger put it; null where nobody says
public record LastWord(
        UUID eventId, Instant receivedAt, @Nullable UUID transactionId) {

    /// Null where it told nothing before.
    static @Nullable LastWord before(Outage outage, List<Leg> legs) {
        return legs.stream()
                .filter(leg -> leg.envelope().source().equals(outage.source()))
                .map(leg -> new LastWord(leg.eventId(), leg.envelope().receivedAt(), null))
                .filter(word -> word.receivedAt().isBefore(outage.start()))
                .max(Comparator.comparing(LastWord::receivedAt)
                        .thenComparing(word -> word.eventId().toString()))
                .orElse(null);
    }
}
