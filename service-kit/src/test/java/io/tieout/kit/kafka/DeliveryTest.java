package io.tieout.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void theLastOfSeveralHeadersCountsAndAHeaderWithoutValueIsLeftOut() {
        var record = new ConsumerRecord<>("t", 1, 2L, "k".getBytes(UTF_8), "v".getBytes(UTF_8));
        record.headers()
                .add("a", "1".getBytes(UTF_8))
                .add("a", "2".getBytes(UTF_8))
                .add("b", null);

        Delivery delivery = Delivery.of(record);

        assertThat(delivery.headers()).isEqualTo(Map.of("a", "2"));
        assertThat(delivery.origin()).isEqualTo("t/1/2");
        assertThat(delivery.header("b")).isNull();
    }

    @Test
    void onlyTheServicesOwnParkedRecordsComeBackAndEachOnce() {
        List<Delivery> parked = List.of(
                parked("ledger", "5", 0), parked("recon", "6", 1), parked("ledger", "5", 2), parked("ledger", "7", 3));

        assertThat(ParkedTopic.ofService("ledger", parked))
                .extracting(Delivery::origin)
                .containsExactly("tieout.business-events.v1/2/5", "tieout.business-events.v1/2/7");
    }

    @Test
    void pausesGrowUpToTheCapAndNeverVanish() {
        Vertx vertx = Vertx.vertx();
        try {
            BackOff backOff =
                    new BackOff(new SimpleMeterRegistry(), vertx, Duration.ofMillis(100), Duration.ofSeconds(10));

            assertThat(IntStream.range(0, 100).mapToLong(_ -> backOff.millis(1)))
                    .allSatisfy(millis -> assertThat(millis).isBetween(50L, 101L));
            assertThat(backOff.millis(4)).isBetween(400L, 801L);
            assertThat(backOff.millis(1_000_000)).isBetween(5_000L, 10_001L);
        } finally {
            var _ = vertx.close();
        }
    }

    private static Delivery parked(String service, String originOffset, long offset) {
        return new Delivery(
                ParkedEvents.TOPIC,
                0,
                offset,
                Instant.EPOCH,
                null,
                null,
                Map.of(
                        ParkedEvents.SERVICE,
                        service,
                        ParkedEvents.ORIGIN_TOPIC,
                        "tieout.business-events.v1",
                        ParkedEvents.ORIGIN_PARTITION,
                        "2",
                        ParkedEvents.ORIGIN_OFFSET,
                        originOffset));
    }
}
