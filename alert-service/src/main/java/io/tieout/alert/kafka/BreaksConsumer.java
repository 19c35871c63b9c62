package io.tieout.alert.kafka;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.SeenBreak;
import io.tieout.alert.app.WatchBreaks;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.kafka.Batches;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.ParkedEvents;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Reads the breaks topic. A record of a type this version does not know is parked until a later one does.
@ApplicationScoped
class BreaksConsumer {

    private static final Logger LOG = Logger.getLogger(BreaksConsumer.class);

    private final Batches batches;
    private final WatchBreaks watching;
    private final ParkedEvents parked;
    private final RecordTrace trace;

    BreaksConsumer(Batches batches, WatchBreaks watching, ParkedEvents parked, RecordTrace trace) {
        this.batches = batches;
        this.watching = watching;
        this.parked = parked;
        this.trace = trace;
    }

    @Incoming("breaks")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return batches.consume(batch, this::handle);
    }

    /// After an upgrade this version may know what an earlier one has parked.
    @Scheduled(every = "10m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> retryParked() {
        return parked.retry(this::handle)
                .onFailure()
                .invoke(failure -> LOG.warnf("parked breaks are tried again later: %s", failure))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }

    Uni<Void> handle(List<Delivery> deliveries) {
        List<SeenBreak> seen = new ArrayList<>();
        List<RecordSpan> spans = new ArrayList<>();
        List<Delivery> unknown = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            switch (BreakRecord.read(delivery)) {
                case BreakRecord.Known(BreakState state) -> {
                    RecordSpan span = trace.start(delivery)
                            .correlationId(state.correlationId().toString())
                            .tenant(state.tenant());
                    spans.add(span);
                    seen.add(new SeenBreak(state, span.traceparent()));
                }
                case BreakRecord.UnknownType(String _) -> unknown.add(delivery);
            }
        }
        return (seen.isEmpty() ? Uni.createFrom().voidItem() : watching.take(seen))
                .chain(() -> park(unknown))
                .invoke(() -> spans.forEach(RecordSpan::close));
    }

    private Uni<Void> park(List<Delivery> unknown) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Delivery delivery : unknown) {
            all = all.chain(() -> parked.park(delivery, "unknown type " + delivery.header(BreakRecord.TYPE_HEADER)));
        }
        return all;
    }
}
