package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Transactions that people took apart, of which the rest of the suite has not been told.
public interface UntoldUnmerges {

    /// One of them, with everything that is to be told of it.
    record Next(UUID id, List<Told.Split> splits) {

        public Next {
            splits = List.copyOf(splits);
        }
    }

    /// The same one until it is told.
    Uni<Optional<Next>> next();

    /// Notes that Kafka has acknowledged it.
    Uni<Void> told(Next next);
}
