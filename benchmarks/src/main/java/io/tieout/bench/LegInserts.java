package io.tieout.bench;

import io.tieout.bench.figure.Take;
import io.tieout.bench.stack.BenchStack;
import io.tieout.bench.stack.Meter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Inserts the legs that recon has inserted once more, into the copy of its database: with recon's statement and
/// client, in batches of its size, and nothing else: it does not even ask which of them were new. As the superuser, so
/// without row-level security.
record LegInserts(BenchStack stack, DatabaseCopy database) {

    private static final int BATCH = 2_000;

    private static final String READ = """
            SELECT tenant, event_id, content_sha256, transaction_id, outcome, recorded_at, traceparent, headers,
                   payload FROM leg WHERE tenant = $1 ORDER BY ctid""";

    private static final String ADD = """
            INSERT INTO leg (tenant, event_id, content_sha256, transaction_id, outcome, recorded_at, traceparent,
                   headers, payload)
            SELECT l.tenant, l.event_id, l.hash, l.transaction_id, l.outcome, l.recorded_at, l.traceparent,
                   l.headers, l.payload
              FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[],
                   $8::text[], $9::bytea[])
                AS l (tenant, event_id, hash, transaction_id, outcome, recorded_at, traceparent, headers, payload)
            ON CONFLICT DO NOTHING""";

    Take take(String tenant) {
        Vertx vertx = Vertx.vertx();
        try {
            Pool source = pool(vertx, database.service());
            List<Tuple> batches = batches(get(source.preparedQuery(READ).execute(Tuple.of(tenant))));
            int legs = batches.stream().mapToInt(LegInserts::size).sum();
            Pool target = pool(vertx, database.name());
            database.checkpoint();
            Meter meter = Meter.of(stack, "postgres");
            long startedNanos = System.nanoTime();
            for (Tuple batch : batches) {
                get(target.withTransaction(
                        connection -> connection.preparedQuery(ADD).execute(batch)));
            }
            return new Take(legs, meter.read((System.nanoTime() - startedNanos) / 1e9));
        } finally {
            get(vertx.close());
        }
    }

    private Pool pool(Vertx vertx, String name) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(stack.port("postgres"))
                .setDatabase(name)
                .setUser("postgres")
                .setPassword(stack.password("postgres"))
                .setCachePreparedStatements(true);
        return PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(1))
                .using(vertx)
                .build();
    }

    private static List<Tuple> batches(RowSet<Row> rows) {
        List<Row> all = new ArrayList<>();
        rows.forEach(all::add);
        List<Tuple> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Row> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            batches.add(Tuple.from(new Object[] {
                column(batch, row -> row.getString(0), String[]::new),
                column(batch, row -> row.getUUID(1), java.util.UUID[]::new),
                column(batch, row -> row.getBuffer(2), Buffer[]::new),
                column(batch, row -> row.getUUID(3), java.util.UUID[]::new),
                column(batch, row -> row.getString(4), String[]::new),
                column(batch, row -> row.getOffsetDateTime(5), java.time.OffsetDateTime[]::new),
                column(batch, row -> row.getString(6), String[]::new),
                column(batch, row -> row.getString(7), String[]::new),
                column(batch, row -> row.getBuffer(8), Buffer[]::new)
            }));
        }
        return batches;
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }

    private static int size(Tuple batch) {
        return batch.getArrayOfStrings(0).length;
    }

    private static <T> T get(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
