package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What is folded at once, whatever it is folded by.
final class UnitRows {

    private UnitRows() {}

    /// All legs of each with the sums of its parts, or the first ones where there are more than any rule examines. A
    /// unit without any is left out.
    static Uni<List<UnitLegs>> read(SqlConnection connection, Collection<Transaction> units, RuleBook rules) {
        return legs(connection, units, rules)
                .chain(read -> SumRows.with(connection, read, rules))
                .chain(read -> PeriodRows.place(connection, read, rules.calendars()));
    }

    /// The same with the sums as they were at the end of a day; legs of later days are among them.
    static Uni<List<UnitLegs>> readAsOf(
            SqlConnection connection, Collection<Transaction> units, RuleBook rules, LocalDate day) {
        return legs(connection, units, rules).chain(read -> SumRows.asOf(connection, read, rules, day));
    }

    private static Uni<List<UnitLegs>> legs(SqlConnection connection, Collection<Transaction> units, RuleBook rules) {
        return LegRows.read(connection, units, rules.legsMax(Unit.TRANSACTION))
                .chain(transactions -> KeyRows.read(connection, units, rules)
                        .map(keyed -> Stream.concat(transactions.stream(), keyed.stream())
                                .toList()));
    }
}
