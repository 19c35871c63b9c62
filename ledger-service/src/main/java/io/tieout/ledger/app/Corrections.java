package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.Correction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Where corrections and what approves them are kept.
public interface Corrections {

    /// How long an approval counts.
    Duration APPROVAL_VALID = Duration.ofHours(24);

    /// A correction with who wants it and who is said to have approved it.
    ///
    /// @param contentHash of the request without its approval
    record Proposed(Correction correction, String contentHash, String requestedBy, String approvedBy) {}

    Uni<Optional<BookedCorrection>> findByKey(String tenant, String idempotencyKey);

    Uni<Optional<BookedCorrection>> find(String tenant, UUID correctionId);

    /// Books it once, in one database transaction, if it is approved and fits what stands for its event.
    ///
    /// @param policy the version that holds on its business date
    Uni<Corrected> book(Proposed proposed, String policy, Instant bookedAt);

    /// Notes that somebody approves the content of that hash.
    Uni<Void> approve(String tenant, String contentHash, String by, Instant at);
}
