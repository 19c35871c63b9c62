package io.tieout.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.bench.figure.Take;
import io.tieout.bench.stack.BenchStack;
import io.tieout.bench.stack.Meter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A ledger in the shape of pgledger, in the same PostgreSQL: an SQL function for each transfer and a running balance
/// in each account. It has no payloads, no duplicates, no correlation and no Kafka on either side.
record TransferFunctions(BenchStack stack) {

    private static final String DATABASE = "transfers";
    private static final int ACCOUNTS = 10_000;
    private static final int CONNECTIONS = 4;
    private static final int AT_ONCE = 100;
    private static final long SEED = 1;

    /// How its callers call it.
    enum Call {
        SINGLE("SELECT book_transfer(?, ?, ?)", 1),
        ARRAYS("SELECT count(*) FROM book_transfers(?, ?, ?)", AT_ONCE);

        private final String sql;
        private final int transfers;

        Call(String sql, int transfers) {
            this.sql = sql;
            this.transfers = transfers;
        }
    }

    void create() {
        try (Connection admin = stack.connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot make the database " + DATABASE, failed);
        }
        try (Connection connection = stack.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(script());
        } catch (SQLException failed) {
            throw new IllegalStateException("transfers.sql does not run", failed);
        }
    }

    private static String script() {
        try (InputStream script = TransferFunctions.class.getResourceAsStream("transfers.sql")) {
            if (script == null) {
                throw new IllegalStateException("transfers.sql is not on the class path");
            }
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Books transfers between accounts drawn at random for some seconds, from several connections.
    Take take(Call call, double seconds) {
        LongAdder booked = new LongAdder();
        Meter meter = Meter.of(stack, "postgres");
        long endNanos = System.nanoTime() + (long) (seconds * 1e9);
        try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + i);
                ends.add(callers.submit(() -> {
                    book(call, random, endNanos, booked);
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            return new Take(booked.sum(), meter.readNow());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a transfer failed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private void book(Call call, RandomGenerator random, long endNanos, LongAdder booked) throws SQLException {
        try (Connection connection = stack.connect(DATABASE);
                PreparedStatement statement = connection.prepareStatement(call.sql)) {
            while (System.nanoTime() < endNanos) {
                set(statement, call, random);
                statement.execute();
                booked.add(call.transfers);
            }
        }
    }

    private static void set(PreparedStatement statement, Call call, RandomGenerator random) throws SQLException {
        if (call == Call.SINGLE) {
            long from = random.nextLong(1, ACCOUNTS + 1);
            statement.setLong(1, from);
            statement.setLong(2, from % ACCOUNTS + 1);
            statement.setLong(3, 100);
            return;
        }
        long[] from = new long[AT_ONCE];
        long[] to = new long[AT_ONCE];
        long[] minor = new long[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            from[i] = random.nextLong(1, ACCOUNTS + 1);
            to[i] = from[i] % ACCOUNTS + 1;
            minor[i] = 100;
        }
        statement.setObject(1, from);
        statement.setObject(2, to);
        statement.setObject(3, minor);
    }
}
