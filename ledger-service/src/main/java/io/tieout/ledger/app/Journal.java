package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Where events, entries and transactions are kept.
public interface Journal {

    /// Records a batch in one database transaction: each fact once, with its entry, tied to its transaction.
    ///
    /// The same batch may come again, whole or in other pieces, after a crash; then nothing is added.
    Uni<Told> record(List<Draft> drafts, Instant recordedAt);
}
