package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;
import java.util.TreeSet;

/// Units that a batch touches, as they are found.
///
/// @param found those among the plain ones that the batch does not name, so that they are not locked yet
record TouchedUnits(Set<Transaction> plain, Set<Transaction> summed, Set<Transaction> found) {

    static TouchedUnits by(BroughtKeys brought) {
        return new TouchedUnits(
                new TreeSet<>(brought.plain().keySet()),
                new TreeSet<>(brought.summed().keySet()),
                new TreeSet<>());
    }

    boolean isEmpty() {
        return plain.isEmpty() && summed.isEmpty();
    }

    void add(Transaction unit, boolean isSummed) {
        if (isSummed) {
            summed.add(unit);
        } else if (plain.add(unit)) {
            found.add(unit);
        }
    }

    Uni<Void> lockFound(SqlConnection connection) {
        return found.isEmpty() ? Uni.createFrom().voidItem() : Roots.lock(connection, found);
    }
}
