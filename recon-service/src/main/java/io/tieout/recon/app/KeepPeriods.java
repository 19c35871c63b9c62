package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes in what the ledger tells of accounting periods. What was judged otherwise is swept like what falls due.
@ApplicationScoped
public class KeepPeriods {

    private final AccountingPeriods periods;
    private final Rules rules;

    KeepPeriods(AccountingPeriods periods, Rules rules) {
        this.periods = periods;
        this.rules = rules;
    }

    public Uni<Void> keep(List<AccountingPeriod> told) {
        return told.isEmpty() ? Uni.createFrom().voidItem() : periods.keep(told, rules.instant());
    }
}
