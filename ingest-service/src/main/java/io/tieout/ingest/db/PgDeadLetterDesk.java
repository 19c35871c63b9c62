package io.tieout.ingest.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.DeadLetter;
import io.tieout.ingest.app.DeadLetterDesk;
import io.tieout.kit.db.TenantTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Dead letters by set-based SQL.
@ApplicationScoped
class PgDeadLetterDesk implements DeadLetterDesk {

    private static final String KEEP = """
            INSERT INTO dead_letter (id, tenant, service, reason, detail, origin_topic, origin_partition,
                                     origin_offset, attempts, dead_lettered_at, headers, sealed_value, traceparent)
            SELECT id, tenant, service, reason, detail, topic, partition, "offset", attempts, at, headers::jsonb,
                   sealed_value, traceparent
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[],
                        $8::bigint[], $9::int[], $10::timestamptz[], $11::text[], $12::bytea[], $13::text[])
                 AS d (id, tenant, service, reason, detail, topic, partition, "offset", attempts, at, headers,
                       sealed_value, traceparent)
            ORDER BY id
            ON CONFLICT DO NOTHING""";

    private static final String COLUMNS = """
            SELECT id, tenant, service, reason, detail, origin_topic, origin_partition, origin_offset, attempts,
                   dead_lettered_at, headers::text AS headers, sealed_value, traceparent
            FROM dead_letter
            """;

    private static final String LIST = COLUMNS + """
            WHERE ($1::text IS NULL OR service = $1)
              AND ($2::text IS NULL OR reason = $2)
              AND ($3::timestamptz IS NULL OR dead_lettered_at >= $3)
              AND ($4::timestamptz IS NULL OR (dead_lettered_at, id) < ($4, $5::text))
            ORDER BY dead_lettered_at DESC, id DESC
            LIMIT $6""";

    private static final String FIND = COLUMNS + "WHERE id = $1";

    private final TenantTx tx;

    PgDeadLetterDesk(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Void> keep(List<DeadLetter> letters) {
        Tuple rows = Tuple.from(new Object[] {
            texts(letters, DeadLetter::id),
            texts(letters, DeadLetter::tenant),
            texts(letters, DeadLetter::service),
            texts(letters, DeadLetter::reason),
            texts(letters, DeadLetter::detail),
            texts(letters, DeadLetter::topic),
            letters.stream().map(DeadLetter::partition).toArray(Integer[]::new),
            letters.stream().map(DeadLetter::offset).toArray(Long[]::new),
            letters.stream().map(DeadLetter::attempts).toArray(Integer[]::new),
            letters.stream().map(letter -> letter.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
            texts(letters, DeadLetter::headers),
            letters.stream().map(letter -> Buffer.buffer(letter.sealedValue())).toArray(Buffer[]::new),
            texts(letters, DeadLetter::traceparent)
        });
        return tx.inWriterTx(
                connection -> connection.preparedQuery(KEEP).execute(rows).replaceWithVoid());
    }

    @Override
    public Uni<List<DeadLetter>> list(String tenant, Filter filter, @Nullable After after, int limit) {
        Object[] parameters = {
            filter.service(),
            filter.reason(),
            utc(filter.since()),
            utc(after == null ? null : after.at()),
            after == null ? null : after.id(),
            limit
        };
        return tx.inTenantTx(
                        tenant, connection -> connection.preparedQuery(LIST).execute(Tuple.from(parameters)))
                .map(rows -> {
                    List<DeadLetter> read = new ArrayList<>();
                    rows.forEach(row -> read.add(letter(row)));
                    return read;
                });
    }

    @Override
    public Uni<Optional<DeadLetter>> find(String tenant, String id) {
        return tx.inTenantTx(
                        tenant, connection -> connection.preparedQuery(FIND).execute(Tuple.of(id)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(letter(rows.iterator().next())));
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("service"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("origin_topic"),
                row.getInteger("origin_partition"),
                row.getLong("origin_offset"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("dead_lettered_at").toInstant(),
                row.getString("headers"),
                row.getBuffer("sealed_value").getBytes(),
                row.getString("traceparent"));
    }

    private static Object texts(List<DeadLetter> letters, Function<DeadLetter, @Nullable String> column) {
        return letters.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
