package io.tieout.ledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.time.Recurrences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Adds up now and then what batches appended to the balances, so that reading them does not take longer with every
/// batch. No balance changes by it.
@ApplicationScoped
class FoldBalances {

    private final BalanceFolding folding;
    private final BusinessClock clock;
    private final LedgerSettings settings;
    private final Recurrences recurrences;
    private final MeterRegistry metrics;

    FoldBalances(
            BalanceFolding folding,
            BusinessClock clock,
            LedgerSettings settings,
            Recurrences recurrences,
            MeterRegistry metrics) {
        this.folding = folding;
        this.clock = clock;
        this.settings = settings;
        this.recurrences = recurrences;
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startLater("balances are folded", settings.balanceFold(), this::fold);
    }

    Uni<BalanceFolding.Folded> fold() {
        return folding.fold(LocalDate.ofInstant(clock.now(), ZoneOffset.UTC))
                .invoke(folded -> metrics.counter("tieout.ledger.folded.rows").increment((double) folded.saved()));
    }
}
