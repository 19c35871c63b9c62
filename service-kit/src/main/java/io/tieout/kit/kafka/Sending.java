package io.tieout.kit.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One call of [EventProducer#send(List)] on its way: counts acknowledgements, stops at the first failure.
record Sending(
        Producer<byte[], byte[]> producer,
        List<ProducerRecord<byte[], byte[]>> records,
        CompletableFuture<Void> acknowledged,
        AtomicInteger open) {

    Sending(
            Producer<byte[], byte[]> producer,
            List<ProducerRecord<byte[], byte[]>> records,
            CompletableFuture<Void> acknowledged) {
        this(producer, records, acknowledged, new AtomicInteger(records.size()));
    }

    void startBefore(long deadlineNanos) {
        if (System.nanoTime() - deadlineNanos > 0) {
            acknowledged.completeExceptionally(new TimeoutException("waited too long for the producer's thread"));
            return;
        }
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (acknowledged.isDone()) {
                    return;
                }
                var _ = producer.send(record, (_, failure) -> settle(failure));
            }
        } catch (KafkaException | IllegalStateException refused) {
            acknowledged.completeExceptionally(refused);
        }
    }

    private void settle(@Nullable Exception failure) {
        if (failure != null) {
            acknowledged.completeExceptionally(failure);
        } else if (open.decrementAndGet() == 0) {
            acknowledged.complete(null);
        }
    }
}
