package io.tieout.kit.time;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows `tieout.clock.v1` in replay: each record's value is the instant it is from now on, in RFC 3339.
///
/// Every process reads all of it for itself, from the last record on, so that a late starter learns what time it is.
@ApplicationScoped
class ClockTopic {

    static final String TOPIC = "tieout.clock.v1";

    private static final Logger LOG = Logger.getLogger(ClockTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BusinessClock clock;
    private final Map<String, Object> broker;
    private final String profile;
    private volatile boolean isStopping;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    ClockTopic(
            BusinessClock clock,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "tieout.profile") String profile) {
        this.clock = clock;
        this.broker = broker;
        this.profile = profile;
    }

    void onStart(@Observes StartupEvent event) {
        if (clock.mode() != BusinessClock.Mode.REPLAY) {
            return;
        }
        refuseInProduction(profile);
        LOG.warnf("replay clock: time follows %s", TOPIC);
        Thread.ofVirtual().name("tieout-clock").start(this::follow);
    }

    static void refuseInProduction(String profile) {
        if (profile.equals("production")) {
            throw new IllegalStateException("tieout.clock=replay is refused while tieout.profile=production:"
                    + " unset TIEOUT_CLOCK, or say TIEOUT_PROFILE=local if this is not production");
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        isStopping = true;
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow() {
        while (!isStopping) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
                current = consumer;
                readFromLast(consumer);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException away) {
                LOG.warnf("the clock topic cannot be read, trying again: %s", away);
                pause();
            }
        }
    }

    private void readFromLast(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> consumer.seek(partition, Math.max(end - 1, 0)));
        while (!isStopping) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                advance(record);
            }
        }
    }

    private void advance(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        try {
            clock.advanceTo(Instant.parse(new String(value == null ? new byte[0] : value, StandardCharsets.UTF_8)));
        } catch (DateTimeException malformed) {
            LOG.warnf("not an instant on %s, offset %d: ignored", TOPIC, record.offset());
        }
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
