package io.tieout.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long PostgreSQL was busy with the statements of one service, by the table that each is about, from its own log.
///
/// Logging costs time itself, so nothing that is measured otherwise runs meanwhile.
public final class StatementTimes implements AutoCloseable {

    /// What a statement without a table counts as: the begin and end of database transactions.
    public static final String NO_TABLE = "";

    private static final Pattern DURATION =
            Pattern.compile("@(\\w+) LOG: {2}duration: ([0-9.]+) ms {2}(?:parse|bind|execute|statement)[^:]*: (.*)");
    private static final Pattern WRITTEN = Pattern.compile("\\b(?:INSERT INTO|UPDATE|DELETE FROM) (\\w+)");
    private static final Pattern READ = Pattern.compile("\\b(?:FROM|JOIN) (?!unnest|LATERAL)(\\w+)");

    private final BenchStack stack;
    private final Path log;
    private final long from;

    private StatementTimes(BenchStack stack) {
        this.stack = stack;
        this.log = stack.logs().resolve("postgres.log");
        this.from = length(log);
    }

    /// Has every statement's duration logged from now on until it is closed.
    public static StatementTimes begin(BenchStack stack) {
        StatementTimes times = new StatementTimes(stack);
        times.set("log_min_duration_statement = 0", "log_parameter_max_length = 0");
        return times;
    }

    /// Milliseconds by table.
    public Map<String, Double> millisByTable(String database) {
        try {
            byte[] all = Files.readAllBytes(log);
            return millisByTable(
                    database,
                    new String(all, (int) from, all.length - (int) from, UTF_8)
                            .lines()
                            .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A statement goes on in lines that begin with a tab.
    static Map<String, Double> millisByTable(String database, List<String> lines) {
        Map<String, Double> millis = new HashMap<>();
        for (int at = 0; at < lines.size(); at++) {
            Matcher entry = DURATION.matcher(lines.get(at));
            if (!entry.find() || !entry.group(1).equals(database)) {
                continue;
            }
            StringBuilder statement = new StringBuilder(entry.group(3));
            while (at + 1 < lines.size() && lines.get(at + 1).startsWith("\t")) {
                at++;
                statement.append(' ').append(lines.get(at).strip());
            }
            millis.merge(tableOf(statement.toString()), Double.parseDouble(entry.group(2)), Double::sum);
        }
        return millis;
    }

    private static String tableOf(String statement) {
        Matcher written = WRITTEN.matcher(statement);
        if (written.find()) {
            return written.group(1);
        }
        Matcher read = READ.matcher(statement);
        return read.find() ? read.group(1) : NO_TABLE;
    }

    private void set(String... settings) {
        try (Connection admin = stack.connect("postgres");
                Statement statement = admin.createStatement()) {
            for (String setting : settings) {
                statement.execute("ALTER SYSTEM SET " + setting);
            }
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        set("log_min_duration_statement = -1", "log_parameter_max_length = -1");
    }
}
