package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.acceptance.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people decided about differences that stay as they are. It is kept beside the breaks, which are
/// concluded anew.
public interface Acceptances {

    /// A break that nobody changes meanwhile.
    ///
    /// @param steps the oldest first
    record Known(Break subject, List<Step> steps) {
        public Known {
            steps = List.copyOf(steps);
        }

        /// What was done last.
        public Optional<Step> last() {
            return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
        }
    }

    /// What is to be kept.
    ///
    /// @param step null where everything stays
    /// @param changed the break with its new version; null where it stays
    record Decided(@Nullable Step step, @Nullable Break changed) {

        static final Decided NOTHING = new Decided(null, null);
    }

    /// Lets `decide` say what becomes of a break and keeps that, in one database transaction; empty where
    /// there is no such break.
    ///
    /// @param at the business time of a changed break
    Uni<Optional<Kept>> decide(String tenant, UUID breakId, Instant at, Function<Known, Decided> decide);

    /// What stands now.
    ///
    /// @param changed the break that is to be published; null where it stayed
    record Kept(Known known, @Nullable Break changed) {}

    /// What waits for another person: a proposal about a break that is still as it was read.
    record Waiting(Step step, BreakState state) {}

    /// The oldest first: up to [PageRequest#limit()] rows, from the page's cursor on.
    ///
    /// @param after of proposals that were made later
    Uni<List<Waiting>> waiting(String tenant, Instant after, PageRequest page);
}
