package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountBalance;
import java.util.List;
import java.util.Optional;

/// Sums of accounts that the rest of the suite has not been told of.
public interface UntoldBalances {

    /// @param ids of what caused it
    /// @param balances what the accounts come to by now, each once
    record Next(List<Long> ids, List<AccountBalance> balances) {
        public Next {
            ids = List.copyOf(ids);
            balances = List.copyOf(balances);
        }
    }

    /// The next of all tenants, of up to [#CHANGES_MAX] changes; empty when none is left.
    Uni<Optional<Next>> next();

    /// Notes that Kafka has acknowledged these.
    Uni<Void> told(Next next);

    int CHANGES_MAX = 2_000;
}
