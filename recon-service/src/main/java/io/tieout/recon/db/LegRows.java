package io.tieout.recon.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Outcome;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.Json;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.TransactionLegs;
import io.tieout.recon.domain.Leg;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The legs, each with the headers and bytes of its record: the contract alone says how they read.
final class LegRows {

    private static final String ADD = """
            INSERT INTO leg (tenant, event_id, content_sha256, transaction_id, outcome, recorded_at, traceparent,
                   headers, payload)
            SELECT l.tenant, l.event_id, l.hash, l.transaction_id, l.outcome, l.recorded_at, l.traceparent,
                   l.headers::jsonb, l.payload
              FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[],
                   $8::text[], $9::bytea[])
                AS l (tenant, event_id, hash, transaction_id, outcome, recorded_at, traceparent, headers, payload)
            ON CONFLICT DO NOTHING""";

    private static final String READ = """
            SELECT t.tenant, t.id, l.event_id, l.outcome, l.recorded_at, l.traceparent, l.headers::text, l.payload
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              CROSS JOIN LATERAL (
                   SELECT * FROM leg WHERE leg.tenant = t.tenant AND leg.transaction_id = t.id LIMIT $3) l""";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private LegRows() {}

    static Uni<Void> add(SqlConnection connection, List<Arrival> arrivals, Map<Transaction, Transaction> roots) {
        if (arrivals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Arrival> sorted = arrivals.stream()
                .sorted(Comparator.comparing(Arrival::tenant)
                        .thenComparing(arrival -> arrival.leg().eventId(), UuidOrder.BYTES))
                .toList();
        return connection
                .preparedQuery(ADD)
                .execute(Columns.of(sorted)
                        .texts(Arrival::tenant)
                        .uuids(arrival -> arrival.leg().eventId())
                        .bytes(Arrival::contentHash)
                        .uuids(arrival -> root(arrival, roots).id())
                        .texts(arrival -> arrival.leg().outcome().code())
                        .times(arrival -> arrival.leg().recordedAt())
                        .texts(arrival -> arrival.leg().traceparent())
                        .texts(arrival -> headers(arrival.record()))
                        .bytes(arrival -> arrival.record().value())
                        .tuple())
                .replaceWithVoid();
    }

    private static Transaction root(Arrival arrival, Map<Transaction, Transaction> roots) {
        Transaction named = new Transaction(arrival.tenant(), arrival.transactionId());
        return roots.getOrDefault(named, named);
    }

    /// All legs of the transactions, or the first `legsMax` where there are more. A transaction without any is left
    /// out.
    static Uni<List<TransactionLegs>> read(
            SqlConnection connection, Collection<Transaction> transactions, int legsMax) {
        return connection
                .preparedQuery(READ)
                .execute(Roots.keys(new TreeSet<>(transactions))
                        .same(legsMax + 1)
                        .tuple())
                .map(rows -> group(rows, legsMax));
    }

    private static List<TransactionLegs> group(RowSet<Row> rows, int legsMax) {
        Map<Transaction, List<Leg>> legs = new TreeMap<>();
        for (Row row : rows) {
            legs.computeIfAbsent(new Transaction(row.getString(0), row.getUUID(1)), _ -> new ArrayList<>())
                    .add(leg(row));
        }
        return legs.entrySet().stream()
                .map(each -> new TransactionLegs(
                        each.getKey().tenant(),
                        each.getKey().id(),
                        each.getValue(),
                        each.getValue().size() > legsMax))
                .toList();
    }

    static Leg leg(Row row) {
        EventRecord record = new EventRecord(
                headers(row.getString("headers")), row.getBuffer("payload").getBytes());
        if (!(record.decode() instanceof Decoded.Event decoded)) {
            throw new IllegalStateException("a leg that was kept no longer reads: " + row.getUUID("event_id"));
        }
        return new Leg(
                row.getUUID("event_id"),
                decoded.event(),
                Coded.of(Outcome.class, row.getString("outcome")),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("traceparent"));
    }

    private static String headers(EventRecord record) {
        return Json.MAPPER.valueToTree(record.headers()).toString();
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.MAPPER.readValue(json, HEADERS);
        } catch (IOException malformed) {
            throw new UncheckedIOException("headers of a leg", malformed);
        }
    }
}
