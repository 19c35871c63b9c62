package io.tieout.kit.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The one idempotent producer of a service: `acks=all`, no retry layer on top of Kafka's own.
///
/// A failed send is an unknown outcome: the record may be on the topic. Whoever sent it sends it again with the same
/// identity, and consumers deduplicate.
@ApplicationScoped
public class EventProducer {

    private final Producer<byte[], byte[]> producer;
    private final Duration patience;
    private final Outage outage;
    private final HandOver handOver = new HandOver();

    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> broker, ProducerSettings settings) {
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(settings.asKafkaConfig());
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.patience = settings.maxBlock();
        this.outage = new Outage(broker);
        handOver.start();
    }

    /// A record with text headers; null values are left out. `key` orders records that share it.
    public static ProducerRecord<byte[], byte[]> record(
            String topic,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, ? extends @Nullable String> headers) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, keyBytes, value);
        headers.forEach((name, text) -> {
            if (text != null) {
                addHeader(record, name, text);
            }
        });
        return record;
    }

    /// One more header of text.
    public static void addHeader(ProducerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(TextHeaders.written(name, text));
    }

    /// Completes when Kafka has acknowledged every record; fails as soon as one of them cannot be acknowledged within
    /// `tieout.producer.max-block` plus `tieout.producer.delivery-timeout`.
    ///
    /// While Kafka is known to be away it fails at once. The result arrives on the
    /// Vert.x context of the subscriber.
    public Uni<Void> send(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> acknowledged = outage.guard();
            if (!acknowledged.isDone()) {
                long deadline = System.nanoTime() + patience.toNanos();
                handOver.take(new Sending(producer, records, acknowledged, deadline));
            }
            return Uni.createFrom().completionStage(acknowledged).emitOn(callerContext());
        });
    }

    /// The same for a single record.
    public Uni<Void> send(ProducerRecord<byte[], byte[]> record) {
        return send(List.of(record));
    }

    private static Executor callerContext() {
        @Nullable Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }

    @PreDestroy
    void close() {
        outage.close();
        handOver.close();
        producer.close(Duration.ofSeconds(5));
    }
}
