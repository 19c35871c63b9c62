package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.app.RecordedEvent;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Event", description = "What one source said about one business fact.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        UUID eventId,

        @Schema(description = "Of the transaction it belongs to now.")
        UUID correlationId,

        @Schema(examples = "tieout.refund.issued.v1") String type,

        @Schema(description = "Legal entity.", examples = "US")
        String entity,

        @Schema(examples = "shopify-us") String source,
        @Schema(examples = "storefront") String role,

        @Schema(
                description = "The roles that sources held when it happened, its own only if its source did: the first"
                        + " of those that the posting policy prefers books. Absent where ingest did not say.",
                examples = "[\"erp\",\"processor\",\"storefront\"]")
        @Nullable
        List<String> registeredRoles,

        @Schema(description = "The business key, such as the refund id.", examples = "R1")
        String subject,

        @Schema(description = "Which change of the subject it tells of.", examples = "issued")
        String transition,

        @Nullable MoneyView amount,
        @Schema(description = "By the source's clock.") OffsetDateTime occurredAt,
        OffsetDateTime receivedAt,
        OffsetDateTime recordedAt,
        LocalDate businessDate,

        @Schema(
                description = "booked: it has an entry. recorded: it is operational, or evidence for what another"
                        + " role books, or its entry waits for another event. suspended: an unknown code sent it"
                        + " to suspense.",
                examples = "booked")
        String outcome,

        @Schema(description = "The unknown code, field and value.", examples = "tender:voucher-x") @Nullable
        String suspenseCode,

        @Schema(description = "The event that must be recorded before this one's entry is booked.") @Nullable
        UUID awaits,

        @Schema(description = "The source's own id of the delivery.")
        String deliveryId,

        @Schema(description = "The platform's own label of the flow.") @Nullable
        String label,

        @Schema(description = "The raw receipt that ingest keeps.")
        String receiptId,

        String receiptSha256,

        @Schema(description = "Finds the event's way through the suite in the trace viewer.")
        String traceId) {

    private static final int TRACE_ID_BEGIN = 3;
    private static final int TRACE_ID_END = 35;

    static EventView of(RecordedEvent event) {
        return new EventView(
                event.eventId(),
                event.correlationId(),
                event.type(),
                event.entity(),
                event.source(),
                event.role(),
                event.registeredRoles() == null ? null : codes(event.registeredRoles()),
                event.subject(),
                event.transition(),
                MoneyView.ofNullable(event.amount()),
                Times.of(event.occurredAt()),
                Times.of(event.receivedAt()),
                Times.of(event.recordedAt()),
                event.businessDate(),
                event.outcome().code(),
                event.suspenseCode(),
                event.awaits(),
                event.deliveryId(),
                event.label(),
                event.receiptId(),
                event.receiptSha256(),
                event.traceparent().substring(TRACE_ID_BEGIN, TRACE_ID_END));
    }

    private static List<String> codes(String registeredRoles) {
        return registeredRoles.isEmpty() ? List.of() : List.of(registeredRoles.split(" ", -1));
    }
}
