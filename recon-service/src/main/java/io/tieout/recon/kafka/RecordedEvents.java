package io.tieout.recon.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.kafka.Batches;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.ParkedEvents;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.recon.app.AnnounceBreaks;
import io.tieout.recon.app.Matches.Recorded;
import io.tieout.recon.app.RecordEvents;
import io.tieout.recon.app.SettledResidues;
import io.tieout.recon.domain.Break;
import io.tieout.recon.kafka.Deliveries.Refused;
import io.tieout.recon.kafka.Deliveries.Sorted;
import io.tieout.recon.kafka.Deliveries.Understood;
import io.tieout.recon.kafka.Deliveries.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// Reads `tieout.recorded-events.v1` in batches: commit, then announce the breaks, then acknowledge.
@ApplicationScoped
class RecordedEvents {

    private final Batches batches;
    private final DeadLetters deadLetters;
    private final ParkedEvents parked;
    private final Deliveries deliveries;
    private final RecordEvents recordEvents;
    private final AnnounceBreaks announce;
    private final SettledResidues settled;

    RecordedEvents(
            Batches batches,
            DeadLetters deadLetters,
            ParkedEvents parked,
            Deliveries deliveries,
            RecordEvents recordEvents,
            AnnounceBreaks announce,
            SettledResidues settled) {
        this.batches = batches;
        this.deadLetters = deadLetters;
        this.parked = parked;
        this.deliveries = deliveries;
        this.recordEvents = recordEvents;
        this.announce = announce;
        this.settled = settled;
    }

    @Incoming("recorded-events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return batches.consume(batch, this::handle);
    }

    Uni<Void> handle(List<Delivery> batch) {
        Sorted sorted = deliveries.sort(batch);
        Uni<Void> taken = sorted.intake().isEmpty()
                ? Uni.createFrom().voidItem()
                : recordEvents
                        .record(sorted.intake())
                        .chain(recorded ->
                                announce.announce(recorded.unpublished(), Causes.of(sorted, recorded)::traceparentOf));
        return taken.chain(() -> settled.keep(sorted.settlements()))
                .chain(() -> putAside(sorted))
                .invoke(() -> sorted.understood().forEach(each -> each.span().close()));
    }

    /// The spans by what they brought; of several the last one counts.
    private record Causes(Map<UUID, RecordSpan> byEvent, Map<UUID, RecordSpan> byTransaction) {

        static Causes of(Sorted sorted, Recorded recorded) {
            Causes causes = new Causes(new HashMap<>(), new HashMap<>());
            for (Understood each : sorted.understood()) {
                if (each.eventId() != null) {
                    causes.byEvent.put(each.eventId(), each.span());
                }
                UUID root = recorded.roots().getOrDefault(each.transactionId(), each.transactionId());
                causes.byTransaction.put(root, each.span());
            }
            return causes;
        }

        /// That of a leg the break was concluded from, else the last of its transaction.
        @Nullable
        String traceparentOf(Break changed) {
            return changed.detail().legs().reversed().stream()
                    .map(byEvent::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .or(() -> Optional.ofNullable(
                            byTransaction.get(changed.state().correlationId())))
                    .map(RecordSpan::traceparent)
                    .orElse(null);
        }
    }

    private Uni<Void> putAside(Sorted sorted) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Refused refused : sorted.refused()) {
            done = done.chain(() -> deadLetters.send(refused.delivery(), refused.reason(), refused.detail()));
        }
        for (Unknown unknown : sorted.unknown()) {
            done = done.chain(() -> parked.park(unknown.delivery(), unknown.type()));
        }
        return done;
    }
}
