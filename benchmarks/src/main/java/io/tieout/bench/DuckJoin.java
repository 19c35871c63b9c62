package io.tieout.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.bench.figure.Take;
import io.tieout.bench.stack.BenchStack;
import io.tieout.bench.stack.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/// Both sides of a tenant's matches in tables of DuckDB's own, in the memory of this process, and the full outer join
/// that finds where they differ.
final class DuckJoin implements AutoCloseable {

    private static final String JOIN = """
            SELECT coalesce(s.rule_key, t.rule_key), coalesce(s.currency, t.currency), s.minor, t.minor
              FROM source s FULL OUTER JOIN target t ON s.rule_key = t.rule_key AND s.currency = t.currency
             WHERE s.minor IS DISTINCT FROM t.minor""";

    private final Connection duck;

    DuckJoin(BenchStack stack, String tenant) {
        try {
            duck = DriverManager.getConnection("jdbc:duckdb:");
            load(stack, tenant, "source");
            load(stack, tenant, "target");
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB does not take the matches", failed);
        }
    }

    private void load(BenchStack stack, String tenant, String side) throws SQLException {
        Path file = csv(stack, """
                COPY (SELECT rule_key, currency, %s_minor AS minor FROM match_item
                       WHERE tenant = '%s' AND rule = 'refunds' AND %s_count > 0) TO STDOUT (FORMAT csv, HEADER)""".formatted(side, tenant, side));
        try (Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE " + side + " AS SELECT * FROM read_csv('" + file
                    + "', columns = {'rule_key': 'VARCHAR', 'currency': 'VARCHAR', 'minor': 'BIGINT'})");
        } finally {
            delete(file);
        }
    }

    private static Path csv(BenchStack stack, String copy) throws SQLException {
        try (Connection connection = stack.connect("recon")) {
            Path file = Files.createTempFile("tieout-matches", ".csv");
            try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, writer);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Rows of both tables together.
    long rows() {
        try (Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM source) + (SELECT count(*) FROM target)")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB does not count", failed);
        }
    }

    /// Finds and reads all differences.
    ///
    /// @return counted in differences
    Take take() {
        Meter meter = Meter.of(Map.of());
        long found = 0;
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(JOIN)) {
            while (rows.next()) {
                if (rows.getString(1).isEmpty()) {
                    throw new IllegalStateException("a match without a key");
                }
                found++;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB does not join", failed);
        }
        return new Take(found, meter.readNow());
    }

    @Override
    public void close() {
        try {
            duck.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
