package io.tieout.alert.timer;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.app.DeliverNotices;
import io.tieout.alert.app.SweepTenants;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.time.ClockAdvanced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Every instance has these timers; the database hands out the work, so that none of it is done twice.
@ApplicationScoped
class AlertTimers {

    private static final Logger LOG = Logger.getLogger(AlertTimers.class);

    private final SweepTenants sweeps;
    private final DeliverNotices deliveries;
    private final BusinessClock clock;
    private final boolean delivers;
    private final AtomicBoolean isSweeping = new AtomicBoolean();
    private volatile boolean isStarted;

    AlertTimers(SweepTenants sweeps, DeliverNotices deliveries, BusinessClock clock, AlertSettings settings) {
        this.sweeps = sweeps;
        this.deliveries = deliveries;
        this.clock = clock;
        this.delivers = settings.delivery().enabled();
    }

    /// Runs after the migrations, which observe the start with a higher priority.
    void onStart(@Observes StartupEvent event) {
        isStarted = true;
    }

    @Scheduled(every = "${tieout.alert.sweep-interval:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        clock.tick();
        return sweepOnce();
    }

    @Scheduled(every = "${tieout.alert.delivery.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deliver() {
        if (!isStarted || !delivers) {
            return Uni.createFrom().voidItem();
        }
        return deliveries
                .deliver()
                .onFailure()
                .invoke(AlertTimers::warn)
                .onFailure()
                .recoverWithNull();
    }

    /// In replay a whole week passes at once; nobody should have to wait for the next look.
    void onClock(@Observes ClockAdvanced advanced) {
        if (clock.mode() == BusinessClock.Mode.REPLAY) {
            sweepOnce().subscribe().with(_ -> {});
        }
    }

    private Uni<Void> sweepOnce() {
        if (!isStarted || !isSweeping.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return sweeps.sweep()
                .onFailure()
                .invoke(AlertTimers::warn)
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> isSweeping.set(false));
    }

    private static void warn(Throwable failure) {
        LOG.warnf("timed work failed and is repeated: %s", failure);
    }
}
