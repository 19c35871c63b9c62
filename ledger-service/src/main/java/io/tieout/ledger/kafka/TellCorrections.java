package io.tieout.ledger.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.UntoldCorrections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tells of corrections once they are committed, and again until Kafka has acknowledged them: whoever booked one may
/// have
/// crashed before it was told.
@ApplicationScoped
class TellCorrections {

    private final UntoldCorrections untold;
    private final RecordedEvents recordedEvents;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    TellCorrections(
            UntoldCorrections untold, RecordedEvents recordedEvents, LedgerSettings settings, Recurrences recurrences) {
        this.untold = untold;
        this.recordedEvents = recordedEvents;
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("corrections are told", settings.correctionTell(), this::tellAll);
    }

    Uni<Void> tellAll() {
        return untold.next()
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : recordedEvents
                                .tell(next)
                                .chain(() -> untold.told(next))
                                .chain(this::tellAll));
    }
}
