package io.tieout.ledger.kafka;

import io.quarkus.runtime.StartupEvent;
import io.tieout.event.CorrectionPosted;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.UntoldCorrections;
import io.tieout.ledger.app.UntoldEvents;
import io.tieout.ledger.app.UntoldUnmerges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/// Tells of what people decided: corrections, transactions taken apart, and events of which something else holds now.
@ApplicationScoped
class TellUntold {

    private final Untold<List<CorrectionPosted>> corrections;
    private final Untold<UntoldUnmerges.Next> unmerges;
    private final Untold<UntoldEvents.Next> events;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    TellUntold(
            UntoldCorrections corrections,
            UntoldUnmerges unmerges,
            UntoldEvents events,
            RecordedEvents recordedEvents,
            LedgerSettings settings,
            Recurrences recurrences) {
        this.corrections = new Untold<>(
                () -> corrections.next().map(next -> Optional.of(next).filter(some -> !some.isEmpty())),
                recordedEvents::tell,
                corrections::told);
        this.unmerges = new Untold<>(unmerges::next, next -> recordedEvents.tellSplits(next.splits()), unmerges::told);
        this.events = new Untold<>(
                () -> events.next()
                        .map(next ->
                                Optional.of(next).filter(some -> !some.ids().isEmpty())),
                next -> recordedEvents.tellAnew(next.events()),
                events::told);
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("corrections are told", settings.correctionTell(), corrections::tellAll);
        recurrences.startNow("unmerged transactions are told", settings.correctionTell(), unmerges::tellAll);
        recurrences.startNow("revised events are told", settings.correctionTell(), events::tellAll);
    }
}
