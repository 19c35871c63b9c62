package io.tieout.ledger.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.kafka.Batches;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.ParkedEvents;
import io.tieout.ledger.app.RecordEvents;
import io.tieout.ledger.app.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Reads `tieout.business-events.v1` in batches: commit, then tell, then acknowledge.
@ApplicationScoped
class BusinessEvents {

    private final Batches batches;
    private final DeadLetters deadLetters;
    private final ParkedEvents parked;
    private final Intake intake;
    private final RecordEvents recordEvents;
    private final RecordedEvents recordedEvents;

    BusinessEvents(
            Batches batches,
            DeadLetters deadLetters,
            ParkedEvents parked,
            Intake intake,
            RecordEvents recordEvents,
            RecordedEvents recordedEvents) {
        this.batches = batches;
        this.deadLetters = deadLetters;
        this.parked = parked;
        this.intake = intake;
        this.recordEvents = recordEvents;
        this.recordedEvents = recordedEvents;
    }

    @Incoming("business-events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return batches.consume(batch, this::handle);
    }

    /// Tries again what was of an unknown type; completes with the number of records tried.
    Uni<Integer> retryParked() {
        return parked.retry(this::handle);
    }

    Uni<Void> handle(List<Delivery> deliveries) {
        Intake.Sorted sorted = intake.sort(deliveries);
        return recordEvents
                .record(sorted.incoming())
                .chain(told ->
                        recordedEvents.tell(told).chain(() -> putAside(sorted)).invoke(() -> endSpans(sorted, told)));
    }

    Intake.Sorted sort(List<Delivery> deliveries) {
        return intake.sort(deliveries);
    }

    /// Up to and including the commit.
    Uni<Told> record(Intake.Sorted sorted) {
        return recordEvents.record(sorted.incoming());
    }

    private Uni<Void> putAside(Intake.Sorted sorted) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Intake.Refused refused : sorted.refused()) {
            done = done.chain(() -> deadLetters.send(refused.delivery(), refused.reason(), refused.detail()));
        }
        for (Intake.Unknown unknown : sorted.unknown()) {
            done = done.chain(() -> parked.park(unknown.delivery(), unknown.type()));
        }
        return done;
    }

    private static void endSpans(Intake.Sorted sorted, Told told) {
        Map<UUID, Told.Event> byEventId = new HashMap<>();
        told.events().forEach(event -> byEventId.put(event.eventId(), event));
        for (Intake.Accepted accepted : sorted.accepted()) {
            Told.Event event = byEventId.get(accepted.incoming().eventId());
            if (event != null) {
                accepted.span()
                        .correlationId(event.correlationId().toString())
                        .attribute("tieout.outcome", event.outcome().code());
            }
            accepted.span().close();
        }
    }
}
