package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.domain.CrossReferences;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where cross-references are kept: every version of each, the latest of which holds.
public interface CrossReferenceLog {

    /// More than the codes of a large retailer; instances hold all of them in memory.
    int CODES_MAX = 100_000;

    /// What to list; null means any.
    record Filter(
            @Nullable String source,
            @Nullable CodeKind kind,
            @Nullable String code) {}

    /// Cross-references to be saved as one version.
    ///
    /// @param contentHash of what was approved
    record Proposal(
            String tenant, List<CrossReference> references, String contentHash, String savedBy, String approvedBy) {}

    /// What became of a proposal.
    sealed interface Saving {

        /// Saved, or what holds already.
        ///
        /// @param changed how many of them say something else than before
        record Saved(int changed) implements Saving {}

        /// Nobody approved this content.
        record NotApproved(String approver) implements Saving {}

        /// The tenant would have more than [#CODES_MAX].
        record TooMany(int codesMax) implements Saving {}
    }

    Uni<Saving> save(Proposal proposal, Instant savedAt);

    Uni<Optional<SavedCrossReference>> find(String tenant, CodeKey key);

    /// By source, kind and code.
    Uni<List<SavedCrossReference>> list(String tenant, Filter filter, @Nullable CodeKey after, int limit);

    /// The latest of these tenants, as what was saved since the given versions.
    Uni<Map<String, CrossReferences>> latest(Map<String, CrossReferences> known, Collection<String> tenants);
}
