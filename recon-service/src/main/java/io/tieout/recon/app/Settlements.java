package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.settle.Settling.Standing;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// What rules settle by themselves.
public interface Settlements {

    /// Nothing is netted or capped across these.
    record Books(String tenant, String entity, Currency currency) {}

    /// What may be settled in some books.
    ///
    /// @param fresh those that nobody looked at in their present version, and that nobody withdrew
    /// @param standing what is settled already
    record Open(List<Break> fresh, List<Standing> standing) {
        public Open {
            fresh = List.copyOf(fresh);
            standing = List.copyOf(standing);
        }
    }

    /// What becomes of them.
    ///
    /// @param isRepeating whether any stay because there are too many like them
    record Decided(List<Break> settled, boolean isRepeating) {
        public Decided {
            settled = List.copyOf(settled);
        }
    }

    /// The books in which something small is open that nobody looked at.
    Uni<List<Books>> books(int booksMax);

    /// Lets `decide` say what becomes of a page of small breaks, keeps what it changed, and does not look at
    /// the others again until they change. Books in which residues repeat are watched from then on. Answers with
    /// what changed; nothing where another instance is at it.
    Uni<List<Break>> settle(Books books, Instant at, Function<Open, Decided> decide);
}
