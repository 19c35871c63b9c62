package io.tieout.kit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Puts what can never be processed on `tieout.dead-letters.v1`, where ingest stores and shows it.
///
/// The value and the headers stay as they were; why and where from stands in headers that start with `dead_letter_`.
/// The key is the origin, so a record that is dead-lettered twice is recognised.
@ApplicationScoped
public class DeadLetters {

    public static final String TOPIC = "tieout.dead-letters.v1";

    public static final String REASON = "dead_letter_reason";
    public static final String DETAIL = "dead_letter_detail";
    public static final String ORIGIN_TOPIC = "dead_letter_topic";
    public static final String ORIGIN_PARTITION = "dead_letter_partition";
    public static final String ORIGIN_OFFSET = "dead_letter_offset";
    /// The origin's key in base64; absent when there was none.
    public static final String ORIGIN_KEY = "dead_letter_key";
    public static final String SERVICE = "dead_letter_service";
    public static final String ATTEMPTS = "dead_letter_attempts";
    /// Wall time in RFC 3339.
    public static final String AT = "dead_letter_at";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int DETAIL_LENGTH_MAX = 1_000;

    private final EventProducer producer;
    private final MeterRegistry metrics;
    private final String service;

    DeadLetters(
            EventProducer producer,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.metrics = metrics;
        this.service = service;
    }

    /// For a handler that finds a single bad record and goes on with the rest; `reason` as in [Reasons].
    ///
    /// Completes when Kafka has acknowledged. Call it after the commit, like every other send.
    public Uni<Void> send(Delivery delivery, String reason, String detail) {
        return send(delivery, reason, detail, 1);
    }

    Uni<Void> send(Delivery delivery, String reason, String detail, int attempts) {
        return producer.send(letter(delivery, service, reason, detail, attempts))
                .invoke(() -> {
                    metrics.counter("tieout.dead.letters", "service", service, "reason", reason)
                            .increment();
                    LOG.warnf(
                            "record dead-lettered: reason=%s origin=%s attempts=%d",
                            reason, delivery.origin(), attempts);
                });
    }

    static ProducerRecord<byte[], byte[]> letter(
            Delivery delivery, String service, String reason, String detail, int attempts) {
        Map<String, String> headers = new LinkedHashMap<>(delivery.headers());
        headers.put(REASON, reason);
        headers.put(DETAIL, detail.substring(0, Math.min(detail.length(), DETAIL_LENGTH_MAX)));
        headers.put(ORIGIN_TOPIC, delivery.topic());
        headers.put(ORIGIN_PARTITION, Integer.toString(delivery.partition()));
        headers.put(ORIGIN_OFFSET, Long.toString(delivery.offset()));
        byte[] key = delivery.key();
        if (key != null) {
            headers.put(ORIGIN_KEY, Base64.getEncoder().encodeToString(key));
        }
        headers.put(SERVICE, service);
        headers.put(ATTEMPTS, Integer.toString(attempts));
        headers.put(AT, Instant.now().toString());
        byte[] letterKey = (service + "/" + delivery.origin()).getBytes(StandardCharsets.UTF_8);
        return EventProducer.record(TOPIC, new String(letterKey, StandardCharsets.UTF_8), delivery.value(), headers);
    }
}
