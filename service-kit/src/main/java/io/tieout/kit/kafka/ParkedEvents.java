package io.tieout.kit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Keeps records of a type this version does not know yet, until a later version does.
///
/// They lie on `tieout.parked-events.v1`, keyed by service and origin, with their own value and headers.
/// Consumers deploy before producers, so this is for the deployment that went the other way round.
@ApplicationScoped
public class ParkedEvents {

    public static final String TOPIC = "tieout.parked-events.v1";

    /// The origin, so that a record keeps its identity however often it is parked.
    public static final String ORIGIN_TOPIC = "parked_topic";

    public static final String ORIGIN_PARTITION = "parked_partition";
    public static final String ORIGIN_OFFSET = "parked_offset";
    /// The origin's key in base64; absent when there was none.
    public static final String ORIGIN_KEY = "parked_key";

    public static final String SERVICE = "parked_service";
    public static final String REASON = "parked_reason";

    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);

    private final EventProducer producer;
    private final Batches batches;
    private final MeterRegistry metrics;
    private final ParkedTopic topic;
    private final String service;
    private final AtomicBoolean isRetrying = new AtomicBoolean();

    ParkedEvents(
            EventProducer producer,
            Batches batches,
            MeterRegistry metrics,
            ParkedTopic topic,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.batches = batches;
        this.metrics = metrics;
        this.topic = topic;
        this.service = service;
    }

    /// Parks a record; `reason` names the unknown type. Completes when Kafka has acknowledged.
    public Uni<Void> park(Delivery delivery, String reason) {
        return producer.send(parked(delivery, service, reason)).invoke(() -> {
            metrics.counter("tieout.parked.events", "service", service).increment();
            LOG.warnf("record parked: reason=%s origin=%s", reason, delivery.origin());
        });
    }

    /// Hands everything this service parked to `handler` once more, as it first came in. What the handler parks again
    /// waits for the next call; the rest is settled. Completes with the number of records tried.
    ///
    /// Call it at start-up and on a slow schedule. One call runs at a time; replicas share the work through a
    /// consumer group of their own.
    public Uni<Integer> retry(BatchHandler handler) {
        if (!isRetrying.compareAndSet(false, true)) {
            return Uni.createFrom().item(0);
        }
        return Uni.createFrom()
                .item(() -> topic.drain(service, parked -> handle(parked, handler)))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .eventually(() -> isRetrying.set(false));
    }

    /// Blocks the reading thread until the records are settled, so that offsets are committed only then.
    private void handle(List<Delivery> parked, BatchHandler handler) {
        batches.consume(parked, handler).await().indefinitely();
    }

    static ProducerRecord<byte[], byte[]> parked(Delivery delivery, String service, String reason) {
        Map<String, String> headers = new LinkedHashMap<>(delivery.headers());
        headers.put(SERVICE, service);
        headers.put(REASON, reason);
        headers.put(ORIGIN_TOPIC, delivery.topic());
        headers.put(ORIGIN_PARTITION, Integer.toString(delivery.partition()));
        headers.put(ORIGIN_OFFSET, Long.toString(delivery.offset()));
        byte[] key = delivery.key();
        if (key != null) {
            headers.put(ORIGIN_KEY, Base64.getEncoder().encodeToString(key));
        }
        return EventProducer.record(TOPIC, service + "/" + delivery.origin(), delivery.value(), headers);
    }
}
