package io.tieout.ledger.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Loads active posting policies now and then, for instances that book nothing at the time and yet answer with the
/// names
/// of accounts. Booking does not rest on it: it loads by itself.
@ApplicationScoped
class PolicyReload {

    private static final Logger LOG = Logger.getLogger(PolicyReload.class);

    private final Policies policies;
    private final LedgerSettings settings;
    private final Vertx vertx;
    private long timer;

    PolicyReload(Policies policies, LedgerSettings settings, Vertx vertx) {
        this.policies = policies;
        this.settings = settings;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(1, settings.policyReload().toMillis(), _ -> refresh());
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void refresh() {
        var _ = policies.refresh()
                .subscribe()
                .with(
                        _ -> LOG.debug("posting policies are loaded"),
                        failure -> LOG.warnf("posting policies are loaded again later: cause=%s", failure));
    }
}
