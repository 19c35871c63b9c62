package io.tieout.kit.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/// One Kafka record as it came in: bytes and where they lay. Arrays are not copied; nobody writes to them.
///
/// Of a header that occurs several times the last one counts; headers without a value are left out.
@SuppressWarnings("ArrayRecordComponent") // identity is (topic, partition, offset); nobody compares deliveries
public record Delivery(
        String topic,
        int partition,
        long offset,
        Instant at,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, String> headers) {

    /// The records of a batch, in the order of each partition.
    public static List<Delivery> listOf(ConsumerRecords<byte[], byte[]> records) {
        List<Delivery> deliveries = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            deliveries.add(of(record));
        }
        return List.copyOf(deliveries);
    }

    public static Delivery of(ConsumerRecord<byte[], byte[]> record) {
        return new Delivery(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                TextHeaders.read(record.headers()));
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /// Where the record lay, as `topic/partition/offset`: unique and the same on every delivery.
    public String origin() {
        return topic + "/" + partition + "/" + offset;
    }
}
