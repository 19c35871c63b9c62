package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CorrectionPosted;
import java.util.List;

/// What the ledger settled and reversed by its posting policy, as it told it.
public interface SettledResidues {

    /// Each once, however often it is told.
    Uni<Void> keep(List<CorrectionPosted> settlements);
}
