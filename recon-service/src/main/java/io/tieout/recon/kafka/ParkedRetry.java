package io.tieout.recon.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tieout.recon.app.ReconSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Tries parked records again at every start, when a new version may know them, and now and then.
@ApplicationScoped
class ParkedRetry {

    private static final Logger LOG = Logger.getLogger(ParkedRetry.class);

    private final RecordedEvents events;
    private final ReconSettings settings;
    private final Vertx vertx;
    private long timer;

    ParkedRetry(RecordedEvents events, ReconSettings settings, Vertx vertx) {
        this.events = events;
        this.settings = settings;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(1, settings.parkedRetry().toMillis(), _ -> retry());
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void retry() {
        var _ = events.retryParked()
                .subscribe()
                .with(
                        tried -> LOG.debugf("parked records tried again: count=%d", tried),
                        failure -> LOG.warnf("parked records are tried again later: cause=%s", failure));
    }
}
