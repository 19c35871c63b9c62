package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.BreakState;
import java.util.List;

/// Where breaks are announced to the rest of the suite.
public interface BreakTopic {

    /// A break to announce.
    ///
    /// @param traceparent of what caused the change
    record Announcement(BreakState state, String traceparent) {}

    /// Completes when Kafka has acknowledged all of them.
    Uni<Void> announce(List<Announcement> announcements);
}
