package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.codec.EventRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where readings by other versions of a mapping are kept, and decided on.
public interface Revisions {

    /// What to list; null means any.
    record Filter(Revision.@Nullable State state, @Nullable UUID eventId) {}

    /// What somebody decides, bound to the content.
    record Verdict(String tenant, UUID revisionId, String contentHash, Revision.Decision decision) {}

    /// The record that a revision was read from.
    record Delivery(UUID eventId, EventRecord record, String traceparent, int partition, long offset) {}

    /// The latest first; those recorded before `beforeId` when it is given.
    Uni<List<Revision>> list(String tenant, Filter filter, @Nullable Long beforeId, int limit);

    Uni<Optional<Revision>> find(String tenant, UUID revisionId);

    Uni<Optional<Delivery>> delivery(String tenant, UUID revisionId);

    /// Reverses what stands for the event and books the revision in one database transaction; fails as
    /// [StaleCrossReferences] where `draft` was drawn up by earlier ones.
    Uni<Deciding> approve(Verdict verdict, Draft draft);

    Uni<Deciding> refuse(Verdict verdict);
}
