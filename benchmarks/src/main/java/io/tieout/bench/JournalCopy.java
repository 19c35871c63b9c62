package io.tieout.bench;

import io.tieout.bench.figure.Take;
import io.tieout.bench.stack.BenchStack;
import io.tieout.bench.stack.Meter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Writes what the ledger has written once more, by COPY into the copy of its database: the least that PostgreSQL
/// must do for these rows. Triggers and row-level security do not take part.
record JournalCopy(BenchStack stack, DatabaseCopy database) {

    private static final int EVENTS_PER_TRANSACTION = 2_000;
    private static final int CONNECTIONS = 2;

    /// Tables by the order in which the ledger writes their rows.
    private enum Table {
        EVENT_KEY("event"),
        EVENT("id"),
        ENTRY("event, number"),
        LINE("event, ordinal"),
        BOOK_VALUE("event_id"),
        VALUED_PART("event, ordinal"),
        BALANCE_DELTA("ctid"),
        ACCOUNT_DELTA("ctid"),
        AWAITING_ENTRY("event"),
        TRANSACTION("id"),
        TRANSACTION_ALIAS("absorbed"),
        JOINING_REFERENCE("transaction"),
        ADDED_REFERENCE("event"),
        GROUPING_REFERENCE("event"),
        DUPLICATE("event"),
        CONFLICT("event");

        private final String order;

        Table(String order) {
            this.order = order;
        }
    }

    /// The lines of one table that go into one transaction.
    private record Part(Table table, byte[] lines) {}

    /// @param events of the tenant in the ledger's database
    Take take(String tenant, int events) {
        List<List<Part>> transactions = export(tenant, events / EVENTS_PER_TRANSACTION);
        database.checkpoint();
        Meter meter = Meter.of(stack, "postgres");
        long startedNanos = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                ends.add(workers.submit(() -> {
                    work(transactions, next);
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            return new Take(events, meter.read((System.nanoTime() - startedNanos) / 1e9));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("COPY failed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private void work(List<List<Part>> transactions, AtomicInteger next) throws SQLException, IOException {
        try (Connection connection = stack.connect(database.name());
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            int index = next.getAndIncrement();
            while (index < transactions.size()) {
                for (Part part : transactions.get(index)) {
                    copy.copyIn(
                            "COPY " + part.table() + " FROM STDIN", new ByteArrayInputStream(part.lines()), 1 << 18);
                }
                connection.commit();
                index = next.getAndIncrement();
            }
        }
    }

    private List<List<Part>> export(String tenant, int transactions) {
        List<List<Part>> parts = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            parts.add(new ArrayList<>());
        }
        try (Connection connection = stack.connect(database.service())) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : Table.values()) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copy.copyOut(
                        "COPY (SELECT * FROM %s WHERE tenant = '%s' ORDER BY %s) TO STDOUT"
                                .formatted(table, tenant, table.order),
                        rows);
                List<byte[]> slices = slices(rows.toByteArray(), transactions);
                for (int i = 0; i < slices.size(); i++) {
                    parts.get(i).add(new Part(table, slices.get(i)));
                }
            }
            return parts;
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot read what the ledger wrote", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Whole lines, as many to each slice; empty slices are left out.
    static List<byte[]> slices(byte[] text, int count) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                ends.add(i + 1);
            }
        }
        List<byte[]> slices = new ArrayList<>();
        int from = 0;
        for (int slice = 1; slice <= count; slice++) {
            int lines = (int) ((long) ends.size() * slice / count);
            int to = lines == 0 ? 0 : ends.get(lines - 1);
            if (to > from) {
                slices.add(Arrays.copyOfRange(text, from, to));
                from = to;
            }
        }
        return slices;
    }
}
