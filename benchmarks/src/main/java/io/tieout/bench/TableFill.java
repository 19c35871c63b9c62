package io.tieout.bench;

import io.tieout.bench.stack.BenchStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Fills tables of a service with copies of what it wrote for one tenant, each with keys of its own that are as random
/// or as ascending as its own are.
///
/// @param tenant whose rows are copied
/// @param tables the first of them is the one that is counted
record TableFill(BenchStack stack, String service, String tenant, List<Filled> tables) {

    private static final int COPIES_AT_ONCE = 10;

    /// A table, and what stands in the columns of copy `k` that must differ.
    ///
    /// @param only which of the tenant's rows are copied
    record Filled(String table, String only, Map<String, String> columns) {

        static Filled all(String table, Map<String, String> columns) {
            return new Filled(table, "true", columns);
        }

        private String sample() {
            return "sample_of_" + table;
        }
    }

    TableFill {
        tables = List.copyOf(tables);
    }

    /// @param wanted rows in the counted table
    /// @return how many there are then
    long upTo(long wanted, Consumer<String> progress) {
        Filled counted = tables.getFirst();
        try (Connection connection = stack.connect(service);
                Statement statement = connection.createStatement()) {
            // Neither triggers nor row-level security concern copies of what they let pass.
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET synchronous_commit = off");
            // Copies are of the tenant too, and are not to be copied again.
            for (Filled filled : tables) {
                statement.execute("CREATE TEMPORARY TABLE %s AS SELECT * FROM %s WHERE tenant = '%s' AND %s"
                        .formatted(filled.sample(), filled.table(), tenant, filled.only()));
            }
            long sample = count(statement, counted.sample());
            long there = count(statement, counted.table());
            long copies = Math.max(0, Math.ceilDiv(wanted - there, sample));
            for (long from = 1; from <= copies; from += COPIES_AT_ONCE) {
                long to = Math.min(copies, from + COPIES_AT_ONCE - 1);
                for (Filled filled : tables) {
                    statement.execute(insert(statement, filled, from, to));
                }
                progress.accept(String.format(
                        Locale.ROOT, "%s: filled up to %,d of %s", service, there + to * sample, counted.table()));
            }
            statement.execute("VACUUM ANALYZE");
            return count(statement, counted.table());
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot fill the tables of " + service, failed);
        }
    }

    private static String insert(Statement statement, Filled filled, long from, long to) throws SQLException {
        List<String> names = columns(statement, filled.table());
        List<String> values = names.stream()
                .map(name -> filled.columns().getOrDefault(name, name))
                .toList();
        return "INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(%d, %d) AS k"
                .formatted(
                        filled.table(), String.join(", ", names), String.join(", ", values), filled.sample(), from, to);
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
