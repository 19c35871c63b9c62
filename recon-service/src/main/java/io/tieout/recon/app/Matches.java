package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.pair.Block;
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

    /// Loose ends of one block that are tied at once; of a block with more nothing is.
    int BLOCK_MAX = 1_000;

    /// Of which block something changed since it was looked at.
    record OpenBlock(String tenant, Block block) {}

    /// What a look at a block came to.
    ///
    /// @param tied ends that are tied now, or otherwise than before
    /// @param untied ends that no longer are as they were
    /// @param notes where a search was given up, in words
    record Paired(int tied, int untied, List<String> notes, List<Break> unpublished) {
        public Paired {
            notes = List.copyOf(notes);
            unpublished = List.copyOf(unpublished);
        }
    }

    /// Blocks in which something is to be tied, in one order, by the rules in force.
    Uni<List<OpenBlock>> openBlocks(int blocksMax, RuleBook rules);

    /// Ties what is open in a block anew and folds the units of which that changes anything.
    Uni<Paired> pair(OpenBlock block, Refolding refolding);

    /// Puts off the first transactions that are due, because folding them fails; returns how many.
    Uni<Integer> putOff(int transactionsMax, Instant due, Instant until);

    /// Breaks whose last change is older than `age` in wall time and still unpublished.
    Uni<List<Break>> leftBehind(int breaksMax, Duration age);

    /// These versions are on the topic.
    Uni<Void> published(List<Break> breaks);
}
