package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.AttemptResult;
import io.tieout.alert.domain.Verdict;
import java.time.Duration;
import java.util.List;

/// The deliveries that wait, shared by all instances.
public interface Deliveries {

    /// Takes up to `max` due deliveries for the time of `lease` and counts a try of each. A later message about an
    /// alert waits in its channel until the earlier one is settled.
    Uni<List<Leased>> lease(int max, Duration lease);

    /// Notes how a try ended. Of two tries that overlap because a lease ran out, success counts.
    Uni<Void> settle(Leased leased, AttemptResult result, Verdict verdict);
}
