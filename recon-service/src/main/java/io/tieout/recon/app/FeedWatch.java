package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Silences;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

    /// Judges the windows of one tenant whose time has come, except one that another instance is at, in
    /// one database transaction.
    Uni<Looked> look(List<FeedRule> rules, Instant at);

    /// The silences that stand, of all tenants.
    Uni<Silences> silences(List<FeedRule> rules, Instant at);

    /// Has units folded again whose children no silence explains any more, and of some tenants all whose
    /// breaks a silence may explain and all that have children.
    Uni<Void> refoldConcerned(Silences standing, Set<String> tenants, Instant at);
}
