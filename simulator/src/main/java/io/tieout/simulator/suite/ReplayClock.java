package io.tieout.simulator.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Moves the clock of a suite that runs in replay mode. It never goes back.
public final class ReplayClock implements AutoCloseable {

    private static final String TOPIC = "tieout.clock.v1";

    private final KafkaProducer<String, String> producer;

    public ReplayClock(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"), new StringSerializer(), new StringSerializer());
    }

    public void advanceTo(Instant instant) {
        try {
            producer.send(record(instant)).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the clock cannot be moved", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    static ProducerRecord<String, String> record(Instant instant) {
        return new ProducerRecord<>(TOPIC, instant.toString());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
