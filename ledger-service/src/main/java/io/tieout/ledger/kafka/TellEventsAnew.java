package io.tieout.ledger.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.UntoldEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tells of events again of which something else holds now, until Kafka has acknowledged it.
@ApplicationScoped
class TellEventsAnew {

    private final UntoldEvents untold;
    private final RecordedEvents recordedEvents;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    TellEventsAnew(
            UntoldEvents untold, RecordedEvents recordedEvents, LedgerSettings settings, Recurrences recurrences) {
        this.untold = untold;
        this.recordedEvents = recordedEvents;
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("revised events are told", settings.correctionTell(), this::tellAll);
    }

    Uni<Void> tellAll() {
        return untold.next()
                .chain(next -> next.ids().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : recordedEvents
                                .tellAnew(next.events())
                                .chain(() -> untold.told(next))
                                .chain(this::tellAll));
    }
}
