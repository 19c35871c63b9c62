package io.tieout.kit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Growing, capped, jittered pauses between attempts during an outage. It never gives up, and says so each time.
@ApplicationScoped
class BackOff {

    private static final Logger LOG = Logger.getLogger(BackOff.class);
    private static final int DOUBLINGS_MAX = 16;

    private final MeterRegistry metrics;
    private final Duration first;
    private final Duration cap;
    private final Vertx vertx;

    BackOff(
            MeterRegistry metrics,
            Vertx vertx,
            @ConfigProperty(name = "tieout.batch.back-off", defaultValue = "100ms") Duration first,
            @ConfigProperty(name = "tieout.batch.back-off-max", defaultValue = "10s") Duration cap) {
        this.metrics = metrics;
        this.vertx = vertx;
        this.first = first;
        this.cap = cap;
    }

    /// One pause per failure; each ends on the Vert.x context it was called on, so that the retry runs there too.
    Multi<Integer> pauses(Multi<Throwable> outages, String topic) {
        AtomicInteger count = new AtomicInteger();
        @Nullable Context caller = Vertx.currentContext();
        Context context = caller == null ? vertx.getOrCreateContext() : caller;
        return outages.onItem().transformToUniAndConcatenate(outage -> {
            int attempt = count.incrementAndGet();
            long pause = millis(attempt);
            metrics.counter("tieout.batch.retries", "topic", topic).increment();
            LOG.warnf(
                    "outage, the batch waits: topic=%s attempt=%d pauseMillis=%d cause=%s",
                    topic, attempt, pause, outage);
            return Uni.createFrom()
                    .emitter(emitter -> context.runOnContext(
                            _ -> vertx.setTimer(pause, _ -> context.runOnContext(_ -> emitter.complete(attempt)))));
        });
    }

    /// Between half and all of the exponential pause, so that replicas do not come back in step.
    long millis(int attempt) {
        long full = Math.min(cap.toMillis(), first.toMillis() << Math.min(attempt - 1, DOUBLINGS_MAX));
        return full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1) + 1;
    }
}
