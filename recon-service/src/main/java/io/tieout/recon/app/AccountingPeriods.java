package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import java.time.Instant;
import java.util.List;

/// What the ledger told of accounting periods.
public interface AccountingPeriods {

    /// Keeps the later of what was told of each period, in whatever order it comes, and has everything judged again
    /// that was recorded too late for one of them.
    ///
    /// @param at when that is due
    Uni<Void> keep(List<AccountingPeriod> told, Instant at);
}
