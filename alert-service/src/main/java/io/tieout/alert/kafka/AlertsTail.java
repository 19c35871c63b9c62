package io.tieout.alert.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.tieout.alert.app.AlertFeed;
import io.tieout.alert.app.AlertStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows the whole alerts topic in every instance, outside of any consumer group, so that a stream that is open here
/// also shows what another instance has published.
@ApplicationScoped
class AlertsTail implements AlertFeed {

    private static final Logger LOG = Logger.getLogger(AlertsTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Streams that open while this instance starts miss nothing of so long before.
    private static final Duration LOOK_BACK = Duration.ofMinutes(1);

    private final BroadcastProcessor<AlertStream.Version> versions = BroadcastProcessor.create();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<String, Object> broker;
    private volatile boolean isStopping;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    AlertsTail(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    @Override
    public Multi<AlertStream.Version> live() {
        return versions;
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("tieout-alerts-tail").start(this::follow);
        // Open streams would keep the process waiting for them until its shutdown timeout.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(versions::onComplete));
    }

    void onStop(@Observes ShutdownEvent event) {
        isStopping = true;
        versions.onComplete();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow() {
        while (!isStopping) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
                reading = consumer;
                seek(consumer);
                while (!isStopping) {
                    read(consumer);
                }
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException away) {
                LOG.warnf("the alerts topic cannot be read, trying again: %s", away);
                pause();
            }
        }
    }

    /// Goes on where it was before Kafka was away.
    private void seek(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(KafkaAlerts.TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (positions.isEmpty()) {
            long from = Instant.now().minus(LOOK_BACK).toEpochMilli();
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, from));
            positions.putAll(consumer.endOffsets(partitions));
            consumer.offsetsForTimes(times).forEach((partition, found) -> {
                if (found != null) {
                    positions.put(partition, found.offset());
                }
            });
        }
        positions.forEach(consumer::seek);
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.poll(POLL).forEach(record -> {
            AlertRecord.read(record).ifPresent(versions::onNext);
            positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        });
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return config;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
