package io.tieout.ledger.db;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedEntry;
import io.tieout.event.CorrectionPosted.PostedLine;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.UntoldCorrections;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Settlements are told as corrections are.
@ApplicationScoped
class PgUntoldCorrections implements UntoldCorrections {

    private static final String NEXT = """
            SELECT u.correction AS id, coalesce(c.correction_id, s.settlement_id) AS correction_id, u.tenant,
                   coalesce(c.kind, CASE WHEN s.reverses IS NULL THEN 'settle' ELSE 'unsettle' END) AS kind, c.event_id,
                   CASE WHEN s.id IS NULL THEN c.posting_row ELSE '28' END AS posting_row,
                   coalesce(c.booked_at, s.booked_at) AS booked_at
              FROM untold_correction u
              LEFT JOIN correction c ON c.id = u.correction
              LEFT JOIN settlement s ON s.id = u.correction
             ORDER BY u.correction
             LIMIT $1""";

    private static final String ENTRIES = EntryRows.SELECT + " WHERE n.event = ANY($1) ORDER BY n.event, n.number";

    private static final String TOLD = """
            DELETE FROM untold_correction WHERE correction IN (
                   SELECT id FROM correction WHERE correction_id = ANY($1)
                    UNION ALL
                   SELECT id FROM settlement WHERE settlement_id = ANY($1))""";

    private final TenantTx tx;

    PgUntoldCorrections(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<CorrectionPosted>> next() {
        return tx.inWriterTx(connection -> Rows.read(connection, NEXT, Tuple.of(CORRECTIONS_MAX), row -> row)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : EntryRows.read(
                                        connection,
                                        ENTRIES,
                                        Columns.of(rows)
                                                .longs(row -> row.getLong("id"))
                                                .tuple())
                                .map(entries -> {
                                    Map<Long, List<BookedEntry>> byId =
                                            entries.stream().collect(groupingBy(BookedEntry::id));
                                    return rows.stream()
                                            .map(row ->
                                                    correction(row, byId.getOrDefault(row.getLong("id"), List.of())))
                                            .toList();
                                })));
    }

    @Override
    public Uni<Void> told(List<CorrectionPosted> corrections) {
        Tuple ids =
                Columns.of(corrections).uuids(CorrectionPosted::correctionId).tuple();
        return tx.inWriterTx(
                connection -> connection.preparedQuery(TOLD).execute(ids).replaceWithVoid());
    }

    private static CorrectionPosted correction(Row row, List<BookedEntry> entries) {
        return new CorrectionPosted(
                row.getString("tenant"),
                row.getUUID("correction_id"),
                row.getString("kind"),
                row.getUUID("event_id"),
                entries.getFirst().correlationId(),
                row.getString("posting_row"),
                row.getOffsetDateTime("booked_at").toInstant(),
                entries.stream().map(PgUntoldCorrections::entry).toList());
    }

    private static PostedEntry entry(BookedEntry entry) {
        return new PostedEntry(
                entry.businessDate(),
                entry.lines().stream()
                        .map(line -> new PostedLine(
                                line.entity(), line.account(), line.subKey(), line.side(), line.amount()))
                        .toList());
    }
}
