package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes transactions apart that a reference tied wrongly.
public interface Unmerging {

    /// That a reference is to stop joining, as it is asked for.
    ///
    /// @param correlationId any id of the transaction that it wrongly ties
    /// @param contentHash of what was approved
    /// @param traceparent of the request
    record Wish(
            String tenant,
            UUID correlationId,
            Reference reference,
            String idempotencyKey,
            String contentHash,
            String reason,
            String requestedBy,
            String approvedBy,
            @Nullable String traceparent) {

        /// The same for the same key of the same tenant, on every retry.
        public UUID id() {
            return new FactKey(tenant, "tieout", "ledger.unmerge", idempotencyKey, "unmerged").eventId();
        }
    }

    /// A transaction that was taken apart.
    ///
    /// @param former what the whole was known by
    /// @param number of the tenant's split
    /// @param parts what became of it, the first [#PARTS_MAX]
    record Unmerge(
            UUID id,
            UUID former,
            Reference reference,
            int number,
            List<UUID> parts,
            String reason,
            String requestedBy,
            String approvedBy,
            Instant at,
            String contentHash) {

        public static final int PARTS_MAX = 50;

        public Unmerge {
            parts = List.copyOf(parts);
        }
    }

    Uni<Optional<Unmerge>> findByKey(String tenant, String idempotencyKey);

    /// In one database transaction that no batch of the tenant overlaps.
    Uni<Unmerged> unmerge(Wish wish, Instant at);
}
