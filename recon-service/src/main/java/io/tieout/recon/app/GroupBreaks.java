package io.tieout.recon.app;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.Recurrences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Finds, a moment after breaks changed, which of them are one incident. It is not done with the batch that changes
/// them, because breaks of one incident come in many batches, which would wait for each other.
@ApplicationScoped
public class GroupBreaks {

    private static final int BREAKS_MAX = 500;

    private final Incidents incidents;
    private final AnnounceBreaks announce;
    private final Rules rules;
    private final ReconSettings settings;
    private final Recurrences recurrences;

    GroupBreaks(
            Incidents incidents,
            AnnounceBreaks announce,
            Rules rules,
            ReconSettings settings,
            Recurrences recurrences) {
        this.incidents = incidents;
        this.announce = announce;
        this.rules = rules;
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startLater("breaks are grouped", settings.groupEvery(), this::groupAll);
    }

    /// Page by page until none is waiting.
    Uni<Void> groupAll() {
        return incidents
                .group(BREAKS_MAX, rules.instant())
                .chain(grouped -> announce.announce(grouped.unpublished(), _ -> null)
                        .chain(() ->
                                grouped.breaks() < BREAKS_MAX ? Uni.createFrom().voidItem() : groupAll()));
    }
}
