package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import java.util.List;
import java.util.Optional;

/// Decisions about accounting periods that the rest of the suite has not been told of.
public interface UntoldPeriods {

    /// A decision, by the number that it has in its tenant.
    record Change(String tenant, long version) {}

    /// @param changes what is told with them
    /// @param periods as they are by now, each once
    record Next(List<Change> changes, List<AccountingPeriod> periods) {
        public Next {
            changes = List.copyOf(changes);
            periods = List.copyOf(periods);
        }
    }

    /// The next of all tenants, of up to [#CHANGES_MAX] changes; empty when none is left.
    Uni<Optional<Next>> next();

    /// Notes that Kafka has acknowledged these.
    Uni<Void> told(Next next);

    int CHANGES_MAX = 100;
}
