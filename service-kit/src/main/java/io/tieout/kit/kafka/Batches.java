package io.tieout.kit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.fault.Fault;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Runs a service's handler over Kafka batches so that no record is lost and none stops the others.
///
/// An outage is waited out in place: the same records are tried again with growing pauses, for as long as it takes,
/// and the channel waits. A data fault splits the batch until the one bad record is alone; that one goes to the dead
/// letters and the rest goes on, in order. Only then is the batch acknowledged.
@ApplicationScoped
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final DeadLetters deadLetters;
    private final RecordTrace trace;
    private final MeterRegistry metrics;
    private final BackOff backOff;
    private volatile boolean isStopping;

    Batches(DeadLetters deadLetters, RecordTrace trace, MeterRegistry metrics, BackOff backOff) {
        this.deadLetters = deadLetters;
        this.trace = trace;
        this.metrics = metrics;
        this.backOff = backOff;
    }

    void onStop(@Observes ShutdownEvent event) {
        isStopping = true;
    }

    /// Call it from an `@Incoming` method with `@Acknowledgment(MANUAL)` and return what it returns.
    public Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> message, BatchHandler handler) {
        List<Delivery> deliveries = Delivery.listOf(message.getPayload());
        return consume(deliveries, handler).chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    /// The same without acknowledging anything: for records that came another way.
    public Uni<Void> consume(List<Delivery> deliveries, BatchHandler handler) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String topic = deliveries.getFirst().topic();
        RecordSpan span = trace.batch(topic, deliveries);
        Timer.Sample sample = Timer.start(metrics);
        return settle(deliveries, handler, 1)
                .invoke(() -> {
                    sample.stop(metrics.timer("tieout.batch", "topic", topic));
                    metrics.counter("tieout.batch.records", "topic", topic).increment(deliveries.size());
                })
                .eventually(span::close);
    }

    private Uni<Void> settle(List<Delivery> part, BatchHandler handler, int attempt) {
        return Uni.createFrom()
                .deferred(() -> handler.handle(part))
                .onFailure(failure -> Fault.of(failure) == Fault.OUTAGE)
                .retry()
                .when(outages -> backOff.pauses(outages, part.getFirst().topic()))
                .onFailure()
                .recoverWithUni(fault -> isolate(part, handler, fault, attempt));
    }

    /// While the process stops, clients fail in ways that look like a data fault; the unacknowledged batch is re-read.
    private Uni<Void> isolate(List<Delivery> part, BatchHandler handler, Throwable fault, int attempt) {
        if (isStopping) {
            LOG.infof(
                    fault,
                    "the process stops, the batch is left for the next one: topic=%s",
                    part.getFirst().topic());
            return Uni.createFrom().nothing();
        }
        if (part.size() == 1) {
            return bury(part.getFirst(), fault, attempt);
        }
        int middle = part.size() / 2;
        return settle(part.subList(0, middle), handler, attempt + 1)
                .chain(() -> settle(part.subList(middle, part.size()), handler, attempt + 1));
    }

    private Uni<Void> bury(Delivery delivery, Throwable fault, int attempts) {
        LOG.debugf(fault, "data fault at %s", delivery.origin());
        return Uni.createFrom()
                .deferred(() -> switch (fault) {
                    case DataFault data -> deadLetters.send(delivery, data.reason(), data.detail(), attempts);
                    case PgException pg -> deadLetters.send(delivery, reasonOf(pg), describe(pg), attempts);
                    default -> unexpected(delivery, fault, attempts);
                })
                .onFailure(failure -> Fault.of(failure) == Fault.OUTAGE)
                .retry()
                .when(outages -> backOff.pauses(outages, DeadLetters.TOPIC));
    }

    private Uni<Void> unexpected(Delivery delivery, Throwable fault, int attempts) {
        LOG.errorf(fault, "a record brings out a defect: origin=%s", delivery.origin());
        return deadLetters.send(delivery, Reasons.UNEXPECTED, fault.getClass().getName(), attempts);
    }

    private static String reasonOf(PgException fault) {
        String state = String.valueOf(fault.getSqlState());
        return state.startsWith("23") || state.startsWith("P0") ? Reasons.CONSTRAINT : Reasons.VALUE;
    }

    /// Names the constraint, never the row: PostgreSQL's detail repeats the values.
    private static String describe(PgException fault) {
        return "SQLSTATE " + fault.getSqlState() + ", table " + fault.getTable() + ", column " + fault.getColumn()
                + ", constraint " + fault.getConstraint();
    }
}
