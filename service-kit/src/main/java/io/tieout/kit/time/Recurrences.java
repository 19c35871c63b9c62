package io.tieout.kit.time;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What a service does now and then, by wall time, until it stops. What fails is tried again the next time, and while
/// one run goes on no second one begins.
@ApplicationScoped
public class Recurrences {

    private static final Logger LOG = Logger.getLogger(Recurrences.class);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Vertx vertx;
    private final List<Long> timers = new CopyOnWriteArrayList<>();

    Recurrences(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Begins at once.
    ///
    /// @param what for the log, a sentence: `parked records are tried again`
    public void startNow(String what, Duration every, Supplier<Uni<?>> task) {
        start(what, AT_ONCE, every, task);
    }

    /// Begins when the time has passed once.
    public void startLater(String what, Duration every, Supplier<Uni<?>> task) {
        start(what, every, every, task);
    }

    private void start(String what, Duration first, Duration every, Supplier<Uni<?>> task) {
        AtomicBoolean isRunning = new AtomicBoolean();
        timers.add(vertx.setPeriodic(first.toMillis(), every.toMillis(), _ -> {
            if (isRunning.compareAndSet(false, true)) {
                run(what, task, isRunning);
            }
        }));
    }

    private static void run(String what, Supplier<Uni<?>> task, AtomicBoolean isRunning) {
        var _ = Uni.createFrom()
                .voidItem()
                .chain(() -> task.get().replaceWithVoid())
                .onTermination()
                .invoke(() -> isRunning.set(false))
                .subscribe()
                .with(_ -> LOG.debug(what), failure -> LOG.warnf("%s, but later: cause=%s", what, failure));
    }

    void onStop(@Observes ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
    }
}
