package io.tieout.ingest.app;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A receipt as it lies in the database. What people only look at is JSON text.
///
/// @param bodySize of the body as it was sent, in bytes
/// @param notes JSON list of texts
/// @param events JSON list of what was made of it
public record StoredReceipt(
        String id,
        String tenant,
        String source,
        Instant receivedAt,
        String sha256,
        String headers,
        byte[] sealedBody,
        int bodySize,
        String outcome,
        String notes,
        String events,
        List<RejectedItem> rejections,
        @Nullable String traceparent) {

    public StoredReceipt {
        rejections = List.copyOf(rejections);
    }

    /// @param index of the item in a batch; 0 for a single one
    /// @param errors JSON list of violations
    public record RejectedItem(int index, String errors) {}
}
