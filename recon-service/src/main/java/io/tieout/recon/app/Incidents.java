package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import java.time.Instant;
import java.util.List;

/// Keeps which breaks are one incident.
public interface Incidents {

    /// What one page of grouping came to.
    ///
    /// @param breaks how many it looked at; fewer than asked for means that no more are waiting
    /// @param unpublished breaks whose cause or incident it found, to be announced
    record Grouped(int breaks, List<Break> unpublished) {
        public Grouped {
            unpublished = List.copyOf(unpublished);
        }
    }

    /// Puts breaks that changed since they were last looked at into incidents, and gives them the cause and the name
    /// that they have together, in one database transaction.
    Uni<Grouped> group(int breaksMax, Instant at);
}
