package io.tieout.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecurrencesTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private final Vertx vertx = Vertx.vertx();
    private final Recurrences recurrences = new Recurrences(vertx);
    private final BlockingQueue<UniEmitter<? super Integer>> runs = new ArrayBlockingQueue<>(1_000);

    @AfterEach
    void stop() {
        recurrences.onStop(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Uni<?> run() {
        return Uni.createFrom().<Integer>emitter(runs::add);
    }

    private UniEmitter<? super Integer> next() throws InterruptedException {
        UniEmitter<? super Integer> run = runs.poll(10, TimeUnit.SECONDS);
        assertThat(run).as("a run").isNotNull();
        return run;
    }

    @Test
    void aSecondRunBeginsWhenTheFirstHasEnded() throws InterruptedException {
        recurrences.startNow("runs", OFTEN, this::run);
        UniEmitter<? super Integer> first = next();

        assertThat(runs.poll(20 * OFTEN.toMillis(), TimeUnit.MILLISECONDS))
                .as("a run beside the first")
                .isNull();
        first.complete(1);
        next().complete(1);
    }

    @Test
    void whatFailsIsTriedAgain() throws InterruptedException {
        recurrences.startLater("runs", OFTEN, this::run);

        next().fail(new IllegalStateException("no database"));
        next().complete(1);
    }

    @Test
    void whatCannotEvenBeginIsTriedAgain() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        recurrences.startLater("runs", OFTEN, () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("no pool");
            }
            return run();
        });

        next().complete(1);
        assertThat(tries).hasValueGreaterThanOrEqualTo(3);
    }
}
