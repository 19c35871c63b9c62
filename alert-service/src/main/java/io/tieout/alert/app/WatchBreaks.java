package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes versions of breaks and keeps the alerts over them up to date.
@ApplicationScoped
public class WatchBreaks {

    private final AlertBook book;
    private final Decide decide;
    private final PublishAlerts publishing;

    WatchBreaks(AlertBook book, Decide decide, PublishAlerts publishing) {
        this.book = book;
        this.decide = decide;
        this.publishing = publishing;
    }

    /// Commits, then publishes. Taking the same versions again changes nothing, and publishes what a crash left over.
    public Uni<Void> take(List<SeenBreak> breaks) {
        Decide.Run run = decide.run();
        return book.take(breaks, run)
                .invoke(taken -> run.committed(taken.entries()))
                .chain(taken -> publishing.publish(taken.touched()));
    }
}
