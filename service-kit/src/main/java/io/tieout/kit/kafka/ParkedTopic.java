package io.tieout.kit.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads what lay on the parked topic when it began, once, in a consumer group per service.
@ApplicationScoped
class ParkedTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(20);

    private final Map<String, Object> broker;

    ParkedTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /// Gives every parked record of `service` to `handler` in the form it had at its origin; returns how many.
    int drain(String service, Consumer<List<Delivery>> handler) {
        int tried = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config(service))) {
            consumer.subscribe(List.of(ParkedEvents.TOPIC));
            Instant joinBefore = Instant.now().plus(JOIN_LIMIT);
            Map<TopicPartition, Long> ends = Map.of();
            while (ends.isEmpty() ? Instant.now().isBefore(joinBefore) : isBehind(consumer, ends)) {
                var records = consumer.poll(POLL);
                if (ends.isEmpty()) {
                    ends = consumer.endOffsets(consumer.assignment());
                }
                List<Delivery> parked = ofService(service, Delivery.listOf(records));
                if (!parked.isEmpty()) {
                    handler.accept(parked);
                    tried += parked.size();
                }
                consumer.commitSync();
            }
        }
        return tried;
    }

    private static boolean isBehind(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return consumer.assignment().stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L));
    }

    /// A record parked several times in one poll is tried once.
    static List<Delivery> ofService(String service, List<Delivery> all) {
        Map<String, Delivery> byOrigin = new LinkedHashMap<>();
        all.stream()
                .filter(parked -> service.equals(parked.header(ParkedEvents.SERVICE)))
                .map(ParkedTopic::atOrigin)
                .forEach(delivery -> byOrigin.putIfAbsent(delivery.origin(), delivery));
        return List.copyOf(byOrigin.values());
    }

    private static Delivery atOrigin(Delivery parked) {
        Map<String, String> headers = new LinkedHashMap<>(parked.headers());
        headers.keySet().removeIf(name -> name.startsWith("parked_"));
        @Nullable String key = parked.header(ParkedEvents.ORIGIN_KEY);
        return new Delivery(
                text(parked, ParkedEvents.ORIGIN_TOPIC),
                Integer.parseInt(text(parked, ParkedEvents.ORIGIN_PARTITION)),
                Long.parseLong(text(parked, ParkedEvents.ORIGIN_OFFSET)),
                parked.at(),
                key == null ? null : Base64.getDecoder().decode(key),
                parked.value(),
                headers);
    }

    private static String text(Delivery parked, String header) {
        @Nullable String value = parked.header(header);
        return value == null ? "0" : value;
    }

    private Map<String, Object> config(String service) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, service + "-parked");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }
}
