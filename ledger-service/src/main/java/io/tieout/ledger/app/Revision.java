package io.tieout.ledger.app;

import io.tieout.event.Coded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Another reading of a recorded fact, by another version of the mapping.
///
/// @param id internal key; later readings have larger ones
/// @param contentHash in hexadecimal; what is approved
/// @param holding the mapping of the reading that holds
/// @param hasSameReceipt whether it was read from the very bytes that held when it was recorded
/// @param number the event's revision that it became; null where it became none
/// @param data what it says, and `holdingData` what holds
public record Revision(
        long id,
        UUID revisionId,
        UUID eventId,
        String contentHash,
        State state,
        String mapping,
        String holding,
        boolean hasSameReceipt,
        String deliveryId,
        Instant receivedAt,
        Instant recordedAt,
        @Nullable Integer number,
        @Nullable Decision decision,
        String data,
        String holdingData) {

    /// What became of it.
    public enum State implements Coded {
        /// Nobody has decided on it.
        PENDING("pending"),
        /// It was booked instead of what held before.
        APPROVED("approved"),
        /// Somebody decided that it does not hold.
        REFUSED("refused"),
        /// A later version of the mapping holds.
        SUPERSEDED("superseded");

        public static final List<State> ALL = List.of(values());

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// Who decided, when and why.
    public record Decision(String by, Instant at, String reason) {}
}
