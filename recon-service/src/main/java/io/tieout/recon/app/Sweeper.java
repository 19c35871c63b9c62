package io.tieout.recon.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tieout.kit.time.BusinessClock;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Says when to sweep: every few seconds, and in replay at once whenever the clock advances.
///
/// Also in replay the timer runs: a batch that was folded just before the clock advanced commits after the sweep that
/// this caused, and what it found to be due has to be looked at all the same. A tick that comes while a sweep runs
/// makes it run once more.
@ApplicationScoped
class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final SweepDue sweepDue;
    private final BusinessClock clock;
    private final ReconSettings settings;
    private final Vertx vertx;
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final AtomicBoolean isWanted = new AtomicBoolean();
    private volatile boolean isStopping;
    private long timer;

    Sweeper(SweepDue sweepDue, BusinessClock clock, ReconSettings settings, Vertx vertx) {
        this.sweepDue = sweepDue;
        this.clock = clock;
        this.settings = settings;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent event) {
        clock.onTick(_ -> want());
        timer = vertx.setPeriodic(1, settings.sweepEvery().toMillis(), _ -> {
            clock.tick();
            want();
            announceLeftBehind();
        });
    }

    void onStop(@Observes ShutdownEvent event) {
        isStopping = true;
        vertx.cancelTimer(timer);
    }

    private void want() {
        isWanted.set(true);
        if (isRunning.compareAndSet(false, true)) {
            vertx.runOnContext(_ -> run());
        }
    }

    private void run() {
        isWanted.set(false);
        var _ = sweepDue.sweepPage().subscribe().with(this::ended, this::failed);
    }

    private void ended(boolean moreMayBeDue) {
        if (isStopping) {
            return;
        }
        if (moreMayBeDue || isWanted.get()) {
            vertx.runOnContext(_ -> run());
            return;
        }
        isRunning.set(false);
        if (isWanted.get()) {
            want();
        }
    }

    /// The next tick tries again.
    private void failed(Throwable failure) {
        LOG.warnf("the sweep is tried again later: cause=%s", failure);
        isRunning.set(false);
    }

    private void announceLeftBehind() {
        var _ = sweepDue.announceLeftBehind()
                .subscribe()
                .with(
                        count -> {
                            if (count > 0) {
                                LOG.infof("breaks that were left behind are announced: count=%d", count);
                            }
                        },
                        failure -> LOG.warnf("breaks left behind are announced later: cause=%s", failure));
    }
}
