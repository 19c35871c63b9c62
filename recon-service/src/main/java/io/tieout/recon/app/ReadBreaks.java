package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Breaks, as people read them. Everything is seen through the tenant's row-level security.
public interface ReadBreaks {

    /// One version of a break.
    record Version(Instant changedAt, BreakState state) {}

    /// A break with its legs in time order and its versions, oldest first.
    record Story(Break subject, List<Leg> legs, List<Version> versions) {
        public Story {
            legs = List.copyOf(legs);
            versions = List.copyOf(versions);
        }
    }

    /// Most severe first, then the oldest: up to [PageRequest#limit()] rows, from the page's cursor on.
    Uni<List<Break>> list(String tenant, BreakQuery query, PageRequest page);

    Uni<Optional<Story>> story(String tenant, UUID breakId);
}
