package io.tieout.kit.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One call of [EventProducer#send(List)] on its way: counts acknowledgements, stops at the first failure.
///
/// @param deadlineNanos until when it may wait for the producer's thread
record Sending(
        Producer<byte[], byte[]> producer,
        List<ProducerRecord<byte[], byte[]>> records,
        CompletableFuture<Void> acknowledged,
        long deadlineNanos) {

    void start() {
        if (System.nanoTime() - deadlineNanos > 0) {
            fail(new TimeoutException("waited too long for the producer's thread"));
            return;
        }
        Callback settled = settling(acknowledged, new AtomicInteger(records.size()));
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (acknowledged.isDone()) {
                    return;
                }
                var _ = producer.send(record, settled);
            }
        } catch (RuntimeException refused) {
            // Of any kind, because the thread that all sends share must survive it.
            fail(refused);
        }
    }

    void fail(Exception failure) {
        acknowledged.completeExceptionally(failure);
    }

    /// Holds nothing of the records: Kafka's producer keeps it until the last acknowledgement, and has copied their
    /// bytes.
    private static Callback settling(CompletableFuture<Void> acknowledged, AtomicInteger open) {
        return (_, failure) -> {
            if (failure != null) {
                acknowledged.completeExceptionally(failure);
            } else if (open.decrementAndGet() == 0) {
                acknowledged.complete(null);
            }
        };
    }
}
