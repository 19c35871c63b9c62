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

/// Fills the ledger's tables with copies of what it recorded of one tenant, each with keys of its own that are as
/// random or as ascending as its own are. Payloads and headers stay empty: nothing looks for them.
record LedgerFill(BenchStack stack, String tenant) {

    private static final int COPIES_AT_ONCE = 10;

    /// A table, and what stands in the columns of copy `k` that must differ. `span` is added for ids.
    private record Filled(String table, Map<String, String> columns) {}

    private static final List<Filled> TABLES = List.of(
            new Filled("event_key", Map.of("event_id", "gen_random_uuid()", "event", "event - {span}")),
            new Filled(
                    "event",
                    Map.of(
                            "id", "id - {span}",
                            "event_id", "gen_random_uuid()",
                            "transaction", "transaction - {span}",
                            "subject", "subject || '-' || k",
                            "headers", "NULL",
                            "payload", "''::bytea")),
            new Filled("entry", Map.of("event", "event - {span}")),
            new Filled("line", Map.of("event", "event - {span}", "sub_key", "sub_key || '-' || k")),
            new Filled("balance_delta", Map.of("sub_key", "sub_key || '-' || k")),
            new Filled("transaction", Map.of("id", "id - {span}", "correlation_id", "gen_random_uuid()")),
            new Filled(
                    "joining_reference", Map.of("value", "value || '-' || k", "transaction", "transaction - {span}")));

    /// @param wanted events in the tables
    /// @return how many there are then
    long upTo(long wanted, Consumer<String> progress) {
        try (Connection connection = stack.connect("ledger");
                Statement statement = connection.createStatement()) {
            // Neither triggers nor row-level security concern copies of what they let pass.
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET synchronous_commit = off");
            long span = number(statement, "SELECT max(id) FROM event");
            long sample = number(statement, "SELECT count(*) FROM event WHERE tenant = '" + tenant + "'");
            long there = number(statement, "SELECT count(*) FROM event");
            long copies = Math.max(0, Math.ceilDiv(wanted - there, sample));
            for (long from = 1; from <= copies; from += COPIES_AT_ONCE) {
                long to = Math.min(copies, from + COPIES_AT_ONCE - 1);
                for (Filled filled : TABLES) {
                    statement.execute(insert(statement, filled, from, to, span));
                }
                progress.accept(String.format(Locale.ROOT, "ledger: filled up to %,d events", there + to * sample));
            }
            statement.execute("VACUUM ANALYZE");
            return number(statement, "SELECT count(*) FROM event");
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot fill the ledger's tables", failed);
        }
    }

    private String insert(Statement statement, Filled filled, long from, long to, long span) throws SQLException {
        List<String> names = columns(statement, filled.table());
        List<String> values = names.stream()
                .map(name -> filled.columns().getOrDefault(name, name).replace("{span}", "k * " + span))
                .toList();
        return "INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(%d, %d) AS k WHERE tenant = '%s'"
                .formatted(
                        filled.table(),
                        String.join(", ", names),
                        String.join(", ", values),
                        filled.table(),
                        from,
                        to,
                        tenant);
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
