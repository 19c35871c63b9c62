package io.tieout.ingest.db;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.tieout.ingest.app.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Uses Hibernate once before the first request does: loading it takes seconds on a busy machine, and on an event loop
/// those seconds are every request's.
@ApplicationScoped
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final String NOBODY = "-";

    private final Sources sources;

    WarmUp(Sources sources) {
        this.sources = sources;
    }

    void onStart(@Observes StartupEvent event) {
        try {
            var _ = VertxContextSupport.subscribeAndAwait(() -> sources.list(NOBODY, null, 1));
        } catch (Throwable away) {
            LOG.warnf("PostgreSQL could not be asked at the start: %s", away);
        }
    }
}
