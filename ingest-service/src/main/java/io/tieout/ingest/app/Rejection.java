package io.tieout.ingest.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An input that could not be read, as the desk shows it.
///
/// @param errors JSON list of violations
/// @param resolvedAt when the same delivery came again and was read
public record Rejection(
        String receiptId,
        int index,
        String source,
        Instant receivedAt,
        String errors,
        @Nullable Instant resolvedAt) {}
