package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// Removes what was kept of the outside's data.
public interface Erasure {

    /// Receipts received last before `before`, with their rejections, and dead letters as old; at most `rowsMax` of
    /// each. Completes with how many rows went.
    Uni<Integer> erase(Instant before, int rowsMax);
}
