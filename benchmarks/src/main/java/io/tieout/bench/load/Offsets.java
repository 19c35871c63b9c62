package io.tieout.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How far topics reach and how far groups have come, summed over partitions.
public final class Offsets implements AutoCloseable {

    private final Admin admin;

    public Offsets(String bootstrap) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    public long end(String topic) {
        return ends(topic).values().stream().mapToLong(info -> info.offset()).sum();
    }

    /// Lets a group that is not there now begin at the end: what other sections left is no part of its measurement.
    public void skip(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> end = new HashMap<>();
        ends(topic).forEach((partition, info) -> end.put(partition, new OffsetAndMetadata(info.offset())));
        get(admin.alterConsumerGroupOffsets(group, end).all());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) {
        Map<TopicPartition, OffsetSpec> wanted =
                get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return get(admin.listOffsets(wanted).all());
    }

    public long committed(String group, String topic) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    public long lag(String group, String topic) {
        return end(topic) - committed(group, topic);
    }

    /// Returns when the group has committed everything that is on the topic now.
    public void awaitDone(String group, String topic, Duration limit) {
        long end = end(topic);
        long deadline = System.nanoTime() + limit.toNanos();
        while (committed(group, topic) < end) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(group + " is at " + committed(group, topic) + " of " + end + " after "
                        + limit.toSeconds() + " s");
            }
            pause(50);
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka does not tell its offsets", failed);
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
