package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads transactions.
public interface TransactionLog {

    /// By its correlation id or any id it absorbed. The id of a reference that stopped joining leads to several, of
    /// which the latest `limit` are named.
    Uni<Optional<BusinessTransaction.Named>> find(String tenant, UUID correlationId, int limit);

    /// The latest first; those begun before `beforeId` when it is given.
    Uni<List<BusinessTransaction.Summary>> list(String tenant, @Nullable Long beforeId, int limit);

    /// The transactions with events that carry the reference, the latest first.
    Uni<BusinessTransaction.Found> lookUp(String tenant, Reference reference, @Nullable Long beforeId, int limit);
}
