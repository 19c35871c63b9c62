package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The registered sources.
public interface Sources {

    Uni<Optional<SourceRecord>> find(String tenant, String id);

    /// In the order of their ids, from after `afterId`.
    Uni<List<SourceRecord>> list(String tenant, @Nullable String afterId, int limit);

    /// False when the id is taken: by the tenant itself, or for a webhook by anyone.
    Uni<Boolean> insert(SourceRecord added);

    /// Replaces what is kept of an existing source.
    Uni<Void> update(SourceRecord changed);

    /// The sources of all tenants.
    Uni<List<SourceRecord>> all();
}
