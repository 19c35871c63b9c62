package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Everything reconciliation keeps: legs, transactions, items and breaks.
///
/// Whatever changes breaks returns those that are to be published; they count as unpublished until
/// [#published(List)] says otherwise, so that a crash in between loses nothing.
public interface Matches {

    /// What a batch came to.
    ///
    /// @param unpublished breaks of the transactions it touched
    /// @param roots the transaction that each transaction id of the batch belongs to now
    record Recorded(List<Break> unpublished, Map<UUID, UUID> roots) {
        public Recorded {
            unpublished = List.copyOf(unpublished);
            roots = Map.copyOf(roots);
        }
    }

    /// What a sweep came to.
    ///
    /// @param transactions how many it took; fewer than asked for means that no more are due
    record Swept(int transactions, List<Break> unpublished) {
        public Swept {
            unpublished = List.copyOf(unpublished);
        }
    }

    /// Keeps the legs, follows the merges and splits and folds every transaction that was touched, in one database
    /// transaction.
    Uni<Recorded> record(Intake intake, Refolding refolding);

    /// Folds transactions whose next due time has come, except those that another instance is at.
    Uni<Swept> sweep(int transactionsMax, Refolding refolding);

    /// Puts off the first transactions that are due, because folding them fails; returns how many.
    Uni<Integer> putOff(int transactionsMax, Instant due, Instant until);

    /// Breaks whose last change is older than `age` in wall time and still unpublished.
    Uni<List<Break>> leftBehind(int breaksMax, Duration age);

    /// These versions are on the topic.
    Uni<Void> published(List<Break> breaks);
}
