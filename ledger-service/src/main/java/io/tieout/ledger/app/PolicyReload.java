package io.tieout.ledger.app;

import io.quarkus.runtime.StartupEvent;
import io.tieout.kit.time.Recurrences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Loads active posting policies now and then, for instances that book nothing at the time and yet answer with the
/// names of accounts. Booking does not rest on it: it loads by itself.
@ApplicationScoped
class PolicyReload {

    private final Policies policies;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    PolicyReload(Policies policies, LedgerSettings settings, Recurrences recurrences) {
        this.policies = policies;
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("posting policies are loaded", settings.policyReload(), policies::refresh);
    }
}
