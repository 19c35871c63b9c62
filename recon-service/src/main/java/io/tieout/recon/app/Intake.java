package io.tieout.recon.app;

import io.tieout.event.TransactionMerged;
import java.util.List;

/// What one batch of recorded events says.
public record Intake(List<Arrival> arrivals, List<TransactionMerged> merges) {

    public Intake {
        arrivals = List.copyOf(arrivals);
        merges = List.copyOf(merges);
    }

    public boolean isEmpty() {
        return arrivals.isEmpty() && merges.isEmpty();
    }
}
