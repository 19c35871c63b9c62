package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.UnitLegs;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What is folded at once, whatever it is folded by.
final class UnitRows {

    private UnitRows() {}

    /// All legs of each, or the first `legsMax` where there are more. A unit without any is left out.
    static Uni<List<UnitLegs>> read(SqlConnection connection, Collection<Transaction> units, int legsMax) {
        return LegRows.read(connection, units, legsMax)
                .chain(transactions -> KeyRows.read(connection, units, legsMax)
                        .map(keyed -> Stream.concat(transactions.stream(), keyed.stream())
                                .toList()));
    }
}
