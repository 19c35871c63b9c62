package io.tieout.ledger.app;

import io.tieout.event.Money;
import io.tieout.event.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as people ask for it.
///
/// @param id internal key; later events have larger ones
/// @param correlationId of the transaction it belongs to now
/// @param registeredRoles the roles that sources held when it happened; null where nobody said
/// @param suspenseCode the unknown code that sent it to suspense
/// @param awaits the event that must be recorded before its entry is booked
/// @param data the event's own JSON
public record RecordedEvent(
        long id,
        UUID eventId,
        UUID correlationId,
        String type,
        String entity,
        String source,
        String role,
        @Nullable String registeredRoles,
        String subject,
        String transition,
        @Nullable Money amount,
        Instant occurredAt,
        Instant receivedAt,
        Instant recordedAt,
        LocalDate businessDate,
        Outcome outcome,
        @Nullable String suspenseCode,
        @Nullable UUID awaits,
        String deliveryId,
        @Nullable String label,
        String receiptId,
        String receiptSha256,
        String traceparent,
        String data) {

    /// What [#outcome] may be: a contradiction is kept beside the event and is none.
    public static final List<Outcome> OUTCOMES = List.of(Outcome.BOOKED, Outcome.RECORDED, Outcome.SUSPENDED);
}
