package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.Accrual;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the books say of costs that are told later than what they are of.
public interface AccrualFigures {

    /// A proposal, and what was booked of it.
    ///
    /// @param correctionId of the correction with the accrual's key; null where there is none
    record Proposal(Accrual accrual, @Nullable UUID correctionId) {}

    /// By kind and currency, as it stands now; nothing where nothing is open.
    Uni<List<Proposal>> of(String tenant, String entity, FiscalPeriod period);
}
