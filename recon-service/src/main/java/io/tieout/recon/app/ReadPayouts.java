package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What was told of one payout.
public interface ReadPayouts {

    /// @param told of the payout itself
    /// @param lines that name it
    record Held(List<Leg> told, List<Leg> lines) {
        public Held {
            told = List.copyOf(told);
            lines = List.copyOf(lines);
        }
    }

    /// @param sums that the lines add to
    /// @param linesMax it stops at one more
    Uni<Held> read(String tenant, Reference payout, Set<UUID> sums, int linesMax);

    /// What is kept under a reference, in any order.
    Uni<List<Leg>> told(String tenant, Reference unit);
}
