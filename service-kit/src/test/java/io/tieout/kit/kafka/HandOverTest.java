package io.tieout.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.kit.fault.Fault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// With the producer that Kafka itself provides for tests.
class HandOverTest {

    private static final long FAR = Long.MAX_VALUE / 2;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final HandOver handOver = new HandOver();

    @AfterEach
    void close() {
        handOver.close();
    }

    private static List<ProducerRecord<byte[], byte[]>> records(int request) {
        return List.of(record(request + "/0"), record(request + "/1"));
    }

    private static ProducerRecord<byte[], byte[]> record(String value) {
        return new ProducerRecord<>("t", value.getBytes(UTF_8));
    }

    private Sending sending(int request) {
        return new Sending(producer, records(request), new CompletableFuture<>(), System.nanoTime() + FAR);
    }

    @Test
    void everySendIsAcknowledgedAndInOrder() throws Exception {
        List<Sending> sendings =
                IntStream.range(0, 1_000).mapToObj(this::sending).toList();
        handOver.start();

        sendings.forEach(handOver::take);

        for (Sending sending : sendings) {
            sending.acknowledged().get(30, TimeUnit.SECONDS);
        }
        assertThat(producer.history())
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(IntStream.range(0, 2_000)
                        .mapToObj(at -> at / 2 + "/" + at % 2)
                        .toList());
    }

    @Test
    void whatWaitedTooLongIsNotSent() {
        Sending late = new Sending(producer, records(1), new CompletableFuture<>(), System.nanoTime() - 1);
        handOver.start();

        handOver.take(late);

        assertThatThrownBy(() -> late.acknowledged().get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aProducerThatThrowsDoesNotStopTheOthers() throws Exception {
        MockProducer<byte[], byte[]> broken =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        broken.sendException = new IllegalArgumentException("never seen before");
        Sending bad = new Sending(broken, records(1), new CompletableFuture<>(), System.nanoTime() + FAR);
        Sending good = sending(2);
        handOver.start();

        handOver.take(bad);
        handOver.take(good);

        good.acknowledged().get(30, TimeUnit.SECONDS);
        assertThat(bad.acknowledged()).isCompletedExceptionally();
    }

    @Test
    void afterItIsClosedNothingWaitsForEver() {
        handOver.close();
        handOver.start();
        Sending refused = sending(1);

        handOver.take(refused);

        assertThat(refused.acknowledged().exceptionNow())
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OUTAGE));
    }

    @Test
    void moreThanMayWaitFailAtOnce() {
        List<Sending> sendings =
                IntStream.range(0, 10_001).mapToObj(this::sending).toList();

        sendings.forEach(handOver::take);

        assertThat(sendings.getLast().acknowledged()).isCompletedExceptionally();
        assertThat(sendings.getFirst().acknowledged()).isNotDone();
    }
}
