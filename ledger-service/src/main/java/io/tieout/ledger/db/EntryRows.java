package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.BookedEntry.BookedLine;
import io.tieout.ledger.app.BookedEntry.Trail;
import io.tieout.ledger.domain.CorrectionKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Entries with their lines, as the reading side sees them.
final class EntryRows {

    static final String SELECT = """
            SELECT n.event, n.number, e.event_id, s.correlation_id, n.business_date, n.booked_at, n.posting_row, n.policy,
                   n.takes_back, n.posted_in, e.correction_id, e.settlement_id, c.kind, c.reason, c.requested_by, c.approved_by
              FROM entry n
              JOIN entry_cause e ON e.id = n.event
              LEFT JOIN correction c ON c.correction_id = e.correction_id
              LEFT JOIN transaction t ON t.id = e.transaction
              LEFT JOIN transaction_alias a ON a.absorbed = t.id
              LEFT JOIN transaction s ON s.id = coalesce(a.survivor, t.id)
            """;

    private static final String LINES = """
            SELECT event, number, entity, account, sub_key, amount_minor, currency
              FROM line WHERE event = ANY($1) ORDER BY event, number, ordinal""";

    /// Which entry of which event.
    private record Key(long event, int number) {

        static Key of(Row row) {
            return new Key(row.getLong("event"), row.getInteger("number"));
        }
    }

    private EntryRows() {}

    /// Runs a query that begins with [#SELECT] and adds the lines.
    static Uni<List<BookedEntry>> read(SqlConnection connection, String query, Tuple parameters) {
        return connection.preparedQuery(query).execute(parameters).chain(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong("event")));
            return lines(connection, ids).map(lines -> {
                List<BookedEntry> entries = new ArrayList<>(ids.size());
                rows.forEach(row -> entries.add(entry(row, lines.getOrDefault(Key.of(row), List.of()))));
                return entries;
            });
        });
    }

    private static Uni<Map<Key, List<BookedLine>>> lines(SqlConnection connection, List<Long> entries) {
        return connection
                .preparedQuery(LINES)
                .execute(Columns.of(entries).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Key, List<BookedLine>> lines = new HashMap<>();
                    for (Row row : rows) {
                        lines.computeIfAbsent(Key.of(row), _ -> new ArrayList<>())
                                .add(line(row));
                    }
                    return lines;
                });
    }

    private static BookedEntry entry(Row row, List<BookedLine> lines) {
        return new BookedEntry(
                row.getLong("event"),
                row.getInteger("number"),
                row.getUUID("event_id"),
                row.getUUID("correlation_id"),
                row.getLocalDate("business_date"),
                postedOn(row),
                row.getOffsetDateTime("booked_at").toInstant(),
                row.getString("posting_row"),
                row.getString("policy"),
                row.getUUID("takes_back"),
                trail(row),
                row.getUUID("settlement_id"),
                lines);
    }

    private static LocalDate postedOn(Row row) {
        String postedIn = row.getString("posted_in");
        return postedIn.isEmpty() ? row.getLocalDate("business_date") : PostedIn.day(postedIn);
    }

    private static @Nullable Trail trail(Row row) {
        UUID correction = row.getUUID("correction_id");
        return correction == null
                ? null
                : new Trail(
                        correction,
                        Coded.of(CorrectionKind.class, row.getString("kind")),
                        row.getString("reason"),
                        row.getString("requested_by"),
                        row.getString("approved_by"));
    }

    private static BookedLine line(Row row) {
        Money signed = Money.of(row.getLong("amount_minor"), row.getString("currency"));
        return new BookedLine(
                row.getString("entity"),
                row.getString("account"),
                row.getString("sub_key"),
                signed.isNegative() ? EntrySide.CREDIT : EntrySide.DEBIT,
                signed.magnitude());
    }
}
