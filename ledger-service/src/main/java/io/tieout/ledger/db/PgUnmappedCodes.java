package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.UnmappedCodes;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgUnmappedCodes implements UnmappedCodes {

    private static final String LIST = """
            WITH unmapped AS (
                SELECT c.kind, c.source, c.code, count(*) AS events, min(c.at) AS first_seen, max(c.at) AS last_seen
                  FROM coded_event c
                 WHERE c.canonical IS NULL AND {where}
                 GROUP BY c.kind, c.source, c.code
                 ORDER BY c.kind, c.source, c.code
                 LIMIT {limit})
            SELECT u.*, o.currency, o.debits, o.credits
              FROM unmapped u
              LEFT JOIN LATERAL (
                   SELECT currency, sum(greatest(minor, 0))::bigint AS debits, sum(greatest(-minor, 0))::bigint AS credits
                     FROM (SELECT l.currency, sum(l.amount_minor) AS minor
                             FROM coded_event c
                            CROSS JOIN LATERAL (SELECT c.event AS id UNION ALL
                                                SELECT k.id FROM correction k WHERE k.event = c.event) AS booked
                             JOIN line l ON l.event = booked.id
                            WHERE c.canonical IS NULL AND c.kind = u.kind AND c.source = u.source AND c.code = u.code
                              AND l.account = '2990'
                            GROUP BY c.event, l.currency) AS open
                    GROUP BY currency
                   HAVING sum(abs(minor)) > 0) o ON true
             ORDER BY u.kind, u.source, u.code, o.currency""";

    private final TenantTx tx;

    PgUnmappedCodes(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Unmapped>> list(String tenant, Filter filter, @Nullable CodeKey after, int limit) {
        Conditions where = new Conditions()
                .and("c.tenant = ?", tenant)
                .and("c.kind = ?", filter.kind() == null ? null : filter.kind().code())
                .and("c.source = ?", filter.source());
        if (after != null) {
            String kind = where.parameter(after.kind().code());
            String source = where.parameter(after.source());
            where.and("(c.kind, c.source, c.code) > (" + kind + ", " + source + ", ?)", after.code());
        }
        String query = LIST.replace("{where}", where.clause()).replace("{limit}", where.parameter(limit));
        return tx.inTenantTx(
                tenant,
                connection ->
                        Rows.read(connection, query, where.tuple(), row -> row).map(PgUnmappedCodes::codes));
    }

    /// One row for each currency of a code.
    private static List<Unmapped> codes(List<Row> rows) {
        Map<CodeKey, Unmapped> codes = new LinkedHashMap<>();
        for (Row row : rows) {
            CodeKey key = new CodeKey(
                    row.getString("source"), Coded.of(CodeKind.class, row.getString("kind")), row.getString("code"));
            Unmapped unmapped = codes.computeIfAbsent(key, _ -> unmapped(key, row));
            String currency = row.getString("currency");
            if (currency != null) {
                unmapped.open()
                        .add(new Open(
                                Money.of(row.getLong("debits"), currency), Money.of(row.getLong("credits"), currency)));
            }
        }
        return List.copyOf(codes.values());
    }

    private static Unmapped unmapped(CodeKey key, Row row) {
        return new Unmapped(
                key, row.getLong("events"), instant(row, "first_seen"), instant(row, "last_seen"), new ArrayList<>());
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
