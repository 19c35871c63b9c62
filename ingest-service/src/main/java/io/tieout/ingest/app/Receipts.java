package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was received and what could not be read.
public interface Receipts {

    /// Keeps them all or none; one that is kept already only takes over a newer outcome.
    Uni<Void> keep(List<StoredReceipt> receipts);

    Uni<Optional<StoredReceipt>> find(String tenant, String id);

    /// Newest first, from after `after`.
    Uni<List<Rejection>> rejections(String tenant, RejectionFilter filter, @Nullable After after, int limit);

    /// @param open null for all; true for those not resolved yet
    record RejectionFilter(
            @Nullable String source,
            @Nullable Instant since,
            @Nullable Boolean open) {}

    /// Where a page of rejections starts.
    record After(Instant receivedAt, String receiptId, int index) {}
}
