package io.tieout.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.KitTest;
import io.tieout.kit.trace.RecordTrace;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
class StoppingIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    DeadLetters deadLetters;

    @Inject
    RecordTrace trace;

    @Inject
    MeterRegistry metrics;

    @Inject
    BackOff backOff;

    /// Clients that are closed under a running handler fail in ways that look like a fault of the record.
    @Test
    void aFailureWhileTheProcessStopsNeitherAcknowledgesNorDeadLetters() {
        Batches batches = new Batches(deadLetters, trace, metrics, backOff);
        AtomicInteger outcomes = new AtomicInteger();
        String marker = "stopping-" + UUID.randomUUID();
        Delivery delivery = new Delivery(marker, 0, 0, Instant.EPOCH, null, marker.getBytes(UTF_8), Map.of());

        batches.onStop(new ShutdownEvent());
        batches.consume(List.of(delivery), _ -> Uni.createFrom().failure(new RuntimeException("who knows")))
                .subscribe()
                .with(_ -> outcomes.incrementAndGet(), _ -> outcomes.incrementAndGet());

        assertThat(outcomes).hasValue(0);
        assertThat(new Topics(stack).readAll(DeadLetters.TOPIC))
                .noneMatch(letter -> Topics.text(letter).equals(marker));
    }
}
