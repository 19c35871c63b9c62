package io.tieout.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.ParkedEvents;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
class ParkedEventsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    ParkedEvents parked;

    @Test
    void whatIsUnknownWaitsUntilItIsKnownAndKeepsItsIdentity() {
        String topic = "unknown-" + UUID.randomUUID();
        Delivery delivery = new Delivery(
                topic, 3, 77, Instant.now(), "k".getBytes(UTF_8), "body".getBytes(UTF_8), Map.of("ce_type", "new.v1"));
        await(parked.park(delivery, "unknown type new.v1"));

        List<Delivery> tooEarly = retry(topic, true);
        List<Delivery> afterTheUpgrade = retry(topic, false);
        List<Delivery> settled = retry(topic, false);

        assertThat(tooEarly).hasSize(1);
        assertThat(afterTheUpgrade).singleElement().satisfies(again -> {
            assertThat(again.origin()).isEqualTo(topic + "/3/77");
            assertThat(again.key()).asString(UTF_8).isEqualTo("k");
            assertThat(again.value()).asString(UTF_8).isEqualTo("body");
            assertThat(again.headers()).isEqualTo(Map.of("ce_type", "new.v1"));
        });
        assertThat(settled).isEmpty();
    }

    /// One round; what it was given from `topic`. Parks everything again when the type `isStillUnknown`.
    private List<Delivery> retry(String topic, boolean isStillUnknown) {
        List<Delivery> given = new ArrayList<>();
        await(parked.retry(deliveries -> {
            given.addAll(deliveries);
            return isStillUnknown ? parkAll(deliveries) : Uni.createFrom().voidItem();
        }));
        return given.stream().filter(delivery -> delivery.topic().equals(topic)).toList();
    }

    private Uni<Void> parkAll(List<Delivery> deliveries) {
        return Multi.createFrom()
                .iterable(deliveries)
                .onItem()
                .transformToUniAndConcatenate(delivery -> parked.park(delivery, "unknown type"))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
