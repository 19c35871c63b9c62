package io.tieout.ingest.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RushHourTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-03T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final InFlight inFlight = new InFlight(1_000);
    private final AtomicReference<Instant> now = new AtomicReference<>(WRITTEN);
    private final RushHour rushHour = new RushHour(inFlight, Duration.ofSeconds(10), now::get, vertx);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private UniAssertSubscriber<Void> waiting() {
        return rushHour.over(WRITTEN).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void rush() {
        for (int i = 0; i <= InFlight.RUSH; i++) {
            inFlight.enter(1);
        }
    }

    @Test
    void withoutARushNothingWaits() {
        waiting().assertCompleted();
    }

    @Test
    void theRushGoesFirst() {
        rush();
        var turn = waiting();
        turn.assertNotTerminated();

        inFlight.leave(1);

        turn.awaitItem(PATIENCE);
    }

    @Test
    void aRushThatDoesNotEndIsNotWaitedFor() {
        rush();
        var turn = waiting();

        now.set(WRITTEN.plusSeconds(10));

        turn.awaitItem(PATIENCE);
        assertThat(inFlight.isRush()).isTrue();
    }
}
