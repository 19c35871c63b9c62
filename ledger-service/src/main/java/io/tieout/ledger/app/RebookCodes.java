package io.tieout.ledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.time.Recurrences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.temporal.ChronoUnit;

/// Lets changed cross-references reach what was booked before them. docs/adr/0033 says why that is a step of its own.
@ApplicationScoped
class RebookCodes {

    private final Rebooking rebooking;
    private final BusinessClock clock;
    private final LedgerSettings settings;
    private final Recurrences recurrences;
    private final MeterRegistry metrics;

    RebookCodes(
            Rebooking rebooking,
            BusinessClock clock,
            LedgerSettings settings,
            Recurrences recurrences,
            MeterRegistry metrics) {
        this.rebooking = rebooking;
        this.clock = clock;
        this.settings = settings;
        this.recurrences = recurrences;
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("mapped codes are booked anew", settings.crossReferenceApply(), this::all);
    }

    /// Until no changed code is left.
    Uni<Void> all() {
        return rebooking.step(clock.now().truncatedTo(ChronoUnit.MICROS)).chain(booked -> {
            booked.ifPresent(count -> metrics.counter("tieout.ledger.rebooked").increment((double) count));
            return booked.isEmpty() ? Uni.createFrom().voidItem() : all();
        });
    }
}
