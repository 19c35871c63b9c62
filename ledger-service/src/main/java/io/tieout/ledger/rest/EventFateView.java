package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.tieout.ledger.app.EventFate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EventFate", description = "An event and what became of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventFateView(
        EventView event,

        @Schema(
                description = "What is booked for it: first what the event says, then what was valued, with reversals."
                        + " Empty when nothing is.")
        List<EntryView> entries,

        @Schema(description = "How often the same was delivered again.")
        long duplicates,

        @Schema(description = "Deliveries of the same fact with other content: kept, never booked.")
        List<ConflictView> conflicts,

        @Schema(type = SchemaType.OBJECT, description = "The event's data, as recorded.") @JsonRawValue
        String data) {

    @Schema(name = "Conflict")
    record ConflictView(
            String deliveryId,
            OffsetDateTime receivedAt,
            OffsetDateTime recordedAt,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String data) {

        static ConflictView of(EventFate.Contradiction contradiction) {
            return new ConflictView(
                    contradiction.deliveryId(),
                    Times.of(contradiction.receivedAt()),
                    Times.of(contradiction.recordedAt()),
                    contradiction.data());
        }
    }

    static EventFateView of(EventFate fate, ChartOfAccounts chart) {
        return new EventFateView(
                EventView.of(fate.event()),
                fate.entries().stream().map(entry -> EntryView.of(entry, chart)).toList(),
                fate.duplicates(),
                fate.conflicts().stream().map(ConflictView::of).toList(),
                fate.event().data());
    }
}
