package io.tieout.simulator.suite;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// What the services have not dealt with yet, by the offsets they committed.
public final class Backlog implements AutoCloseable {

    /// The way of an event through the suite. The order counts: a step emits before it commits, so whoever looks at
    /// the first step first misses nothing that it hands on meanwhile.
    private static final List<Step> WAY = List.of(
            new Step("tieout.business-events.v1", "ledger-service"),
            new Step("tieout.recorded-events.v1", "recon-service"),
            new Step("tieout.breaks.v1", "alert-service"));

    private record Step(String topic, String group) {}

    private final Admin admin;

    public Backlog(String bootstrap) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /// Whether every service has committed everything there is on its topic.
    public boolean isEmpty() {
        return WAY.stream().allMatch(this::isDone);
    }

    private boolean isDone(Step step) {
        Map<TopicPartition, Long> ends = ends(step.topic());
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(step.group()).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == (offset == null ? 0 : offset.offset());
        });
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> wanted =
                get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(wanted).all()).forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka does not tell how far the services are", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
