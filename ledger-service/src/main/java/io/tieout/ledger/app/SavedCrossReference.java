package io.tieout.ledger.app;

import io.tieout.ledger.domain.CrossReference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cross-reference with who said it.
///
/// @param version counts the changes of the tenant's cross-references
/// @param savedBy the person, or the source whose event said it
/// @param approvedBy null where a source said it
/// @param learntFrom the event that said it; null where a person did
public record SavedCrossReference(
        CrossReference reference,
        long version,
        Instant savedAt,
        String savedBy,
        @Nullable String approvedBy,
        @Nullable UUID learntFrom) {}
