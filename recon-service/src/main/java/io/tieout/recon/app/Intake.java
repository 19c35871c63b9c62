package io.tieout.recon.app;

import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import java.util.List;

/// What one batch of recorded events says.
public record Intake(List<Arrival> arrivals, List<TransactionMerged> merges, List<TransactionSplit> splits) {

    public Intake {
        arrivals = List.copyOf(arrivals);
        merges = List.copyOf(merges);
        splits = List.copyOf(splits);
    }

    /// Of a batch that takes nothing apart.
    public Intake(List<Arrival> arrivals, List<TransactionMerged> merges) {
        this(arrivals, merges, List.of());
    }

    public boolean isEmpty() {
        return arrivals.isEmpty() && merges.isEmpty() && splits.isEmpty();
    }
}
