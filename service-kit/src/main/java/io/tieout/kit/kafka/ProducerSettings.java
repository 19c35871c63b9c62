package io.tieout.kit.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/// `tieout.producer.*`. What would lose money is fixed here and cannot be configured.
@ConfigMapping(prefix = "tieout.producer")
interface ProducerSettings {

    /// How long a send may wait for metadata or buffer space, and for the producer's thread.
    @WithDefault("2s")
    Duration maxBlock();

    /// How long Kafka has to acknowledge before the outcome counts as unknown.
    @WithDefault("10s")
    Duration deliveryTimeout();

    @WithDefault("4s")
    Duration requestTimeout();

    /// Milliseconds a record waits for company; 0 or 1 on the awaited path.
    @WithDefault("0")
    long lingerMs();

    @WithDefault("131072")
    int batchSize();

    @WithDefault("33554432")
    long bufferMemory();

    @WithDefault("none")
    String compression();

    default Map<String, Object> asKafkaConfig() {
        return Map.ofEntries(
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock().toMillis()),
                Map.entry(
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(deliveryTimeout().toMillis())),
                Map.entry(
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(requestTimeout().toMillis())),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, lingerMs()),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, batchSize()),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferMemory()),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression()));
    }
}
