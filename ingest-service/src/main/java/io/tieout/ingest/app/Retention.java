package io.tieout.ingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Erases raw bodies once the policy's time is over. The books keep the receipt's id and hash, so that what was erased
/// can still be told from what never came.
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    /// Soon after the start, or an instance that is replaced within the hour would never erase.
    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int ROWS_MAX = 1_000;

    private final Erasure erasure;
    private final BusinessClock clock;
    private final Duration keepFor;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private long timer;

    Retention(Erasure erasure, BusinessClock clock, IngestSettings settings, Vertx vertx, MeterRegistry metrics) {
        this.erasure = erasure;
        this.clock = clock;
        this.keepFor = settings.keepFor();
        this.vertx = vertx;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(FIRST_AFTER.toMillis(), EVERY.toMillis(), _ -> eraseLater());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void eraseLater() {
        vertx.getOrCreateContext()
                .runOnContext(_ -> erase().subscribe()
                        .with(_ -> {}, away -> LOG.warnf("what is too old is erased later: %s", away)));
    }

    /// Erases everything that is older, a part at a time, so that no other work waits long. Several instances may do it
    /// at once.
    public Uni<Void> erase() {
        return erasure.erase(clock.now().minus(keepFor), ROWS_MAX).chain(erased -> {
            metrics.counter("tieout.ingest.erased").increment(erased);
            return erased == 0 ? Uni.createFrom().voidItem() : erase();
        });
    }
}
