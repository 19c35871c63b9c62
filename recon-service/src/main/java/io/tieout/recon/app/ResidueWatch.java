package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.List;

/// The books in which residues repeat.
public interface ResidueWatch {

    /// What a look at some books came to.
    ///
    /// @param isAny false where none are due
    record Looked(boolean isAny, List<Break> unpublished) {
        public Looked {
            unpublished = List.copyOf(unpublished);
        }
    }

    /// Counts the residues of one legal entity and currency whose time has come, except one that another instance is
    /// at, and keeps what follows, in one database transaction.
    ///
    /// @param rules that settle
    Uni<Looked> look(List<Terms> rules, Instant at);
}
