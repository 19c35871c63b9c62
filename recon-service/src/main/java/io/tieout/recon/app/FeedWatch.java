package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.feed.FeedRule;
import java.time.Instant;
import java.util.List;

/// What sources told by the hour, and the windows in which they told nothing.
public interface FeedWatch {

    /// What a look at the feeds of one tenant came to.
    ///
    /// @param isAny false where no tenant is due
    record Looked(boolean isAny, List<Break> unpublished) {
        public Looked {
            unpublished = List.copyOf(unpublished);
        }
    }

    /// Judges the windows of one tenant whose time has come, except one that another instance is at, in one database
    /// transaction.
    Uni<Looked> look(List<FeedRule> rules, Instant at);
}
