package io.tieout.ledger.kafka;

import io.quarkus.runtime.StartupEvent;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.LedgerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tries parked records again at every start, when a new version may know them, and now and then.
@ApplicationScoped
class ParkedRetry {

    private final BusinessEvents events;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    ParkedRetry(BusinessEvents events, LedgerSettings settings, Recurrences recurrences) {
        this.events = events;
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("parked records are tried again", settings.parkedRetry(), events::retryParked);
    }
}
