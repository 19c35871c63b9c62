package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What comparisons of two files gave, each tenant's own.
public interface KeptReconciliations {

    /// How many of a tenant are kept; a new one takes the place of the oldest.
    int KEPT_MAX = 100;

    /// One comparison.
    ///
    /// @param summary as JSON
    record Kept(UUID id, Instant createdAt, String createdBy, String summary) {}

    /// A difference or a match, as JSON.
    record KeptItem(int ordinal, String json) {}

    Uni<Void> keep(String tenant, Kept reconciliation, List<String> differences, List<String> matches);

    Uni<Optional<Kept>> find(String tenant, UUID id);

    /// In the order in which they were found: up to [PageRequest#limit()] from the page's cursor on.
    Uni<List<KeptItem>> items(String tenant, UUID id, ReconciliationItemKind kind, PageRequest page);
}
