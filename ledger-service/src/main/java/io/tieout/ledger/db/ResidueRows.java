package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalCalendar;
import io.tieout.ledger.app.Settlements;
import io.tieout.ledger.app.Settlements.Look;
import io.tieout.ledger.domain.Netted.Place;
import io.tieout.ledger.domain.OpenKey;
import io.tieout.ledger.domain.OpenKey.Movement;
import io.tieout.ledger.domain.SettleTerms;
import io.tieout.ledger.domain.Settling;
import io.tieout.ledger.domain.Settling.Book;
import io.tieout.ledger.domain.Settling.Standing;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads keys of clearing that are not at zero: those that moved on days that nobody looked at, and those
/// that were left open then.
record ResidueRows(SqlConnection connection, String tenant) {

    private static final String[] CLEARING = SettleTerms.CLEARING.toArray(String[]::new);

    /// In currencies with three decimals; the caps are below that in any.
    private static final long MINOR_MAX = 50;

    private static final String DAYS = """
            SELECT DISTINCT recorded_day FROM account_delta
             WHERE tenant = $1 AND account = ANY ($2) AND recorded_day BETWEEN $3 AND $4
            EXCEPT
            SELECT recorded_day FROM settled_day WHERE tenant = $1
             ORDER BY recorded_day LIMIT $5""";

    /// What moved again after the last of these days is looked at with the day on which it did. What is
    /// settled, or was reversed by people, is left alone.
    private static final String KEYS = """
            WITH touched AS (
                SELECT DISTINCT entity, account, currency, sub_key FROM balance_delta
                 WHERE tenant = $1 AND account = ANY ($2) AND recorded_day = ANY ($3) AND sub_key <> ''
                 UNION
                SELECT entity, account, currency, sub_key FROM open_residue WHERE tenant = $1)
            SELECT t.entity, t.account, t.currency, t.sub_key, sum(d.debit_minor - d.credit_minor)::bigint AS minor,
                   min(d.business_date) AS first_day, max(d.business_date) AS day, max(d.recorded_day) AS recorded_day,
                   (SELECT count(*) + 1 FROM settlement s
                     WHERE s.tenant = $1 AND s.account = t.account AND s.sub_key = t.sub_key AND s.entity = t.entity
                       AND s.currency = t.currency AND s.reverses IS NULL)::integer AS number
              FROM touched t
              JOIN balance_delta d
                ON d.tenant = $1 AND d.account = t.account AND d.sub_key = t.sub_key AND d.entity = t.entity
               AND d.currency = t.currency
             WHERE NOT EXISTS (
                       SELECT FROM settlement s LEFT JOIN settlement r ON r.reverses = s.settlement_id
                        WHERE s.tenant = $1 AND s.account = t.account AND s.sub_key = t.sub_key AND s.entity = t.entity
                          AND s.currency = t.currency AND s.reverses IS NULL
                          AND (r.id IS NULL OR r.requested_by IS NOT NULL))
             GROUP BY t.entity, t.account, t.currency, t.sub_key
            HAVING sum(d.debit_minor) <> sum(d.credit_minor) AND abs(sum(d.debit_minor - d.credit_minor)) <= $4
               AND max(d.recorded_day) <= $5
             ORDER BY day, t.entity, t.account, t.sub_key, t.currency
             LIMIT $6""";

    /// By the lines of the keys, which stand in order of account and date.
    private static final String MOVEMENTS = """
            SELECT DISTINCT l.entity, l.account, l.currency, l.sub_key, coalesce(e.type, '') AS type,
                   l.amount_minor > 0 AS is_debit, coalesce(e.subject = l.sub_key, false) AS is_of_subject
              FROM line l
              LEFT JOIN event e ON e.id = l.event
             WHERE l.tenant = $1 AND l.account = ANY ($2) AND l.business_date BETWEEN $3 AND $4 AND l.sub_key = ANY ($5)
               AND NOT EXISTS (SELECT FROM settlement s WHERE s.id = l.event)""";

    /// Of the periods and the thirty days around the keys.
    private static final String STANDING = """
            SELECT s.entity, s.currency, s.business_date, s.amount_minor < 0 AS is_negative, count(*) AS settlements,
                   sum(abs(s.amount_minor))::bigint AS minor
              FROM settlement s
             WHERE s.tenant = $1 AND s.reverses IS NULL AND s.business_date BETWEEN $2 AND $3
               AND NOT EXISTS (SELECT FROM settlement r WHERE r.reverses = s.settlement_id)
             GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""";

    private static final String SINCE =
            "SELECT entity, account, currency, sub_key, since FROM open_residue WHERE tenant = $1";

    private record Sum(Place place, long minor, LocalDate first, LocalDate day, LocalDate recordedDay, int number) {

        OpenKey key(Set<Movement> movements) {
            return new OpenKey(place, minor, day, recordedDay, number, movements);
        }
    }

    Uni<List<LocalDate>> days(Look look) {
        return Rows.read(
                connection,
                DAYS,
                Tuple.of(tenant, CLEARING, look.from(), look.quietSince(), Settlements.DAYS_MAX),
                row -> row.getLocalDate(0));
    }

    Uni<List<OpenKey>> keys(List<LocalDate> days, LocalDate quietSince) {
        Tuple wanted = Tuple.from(new Object[] {
            tenant, CLEARING, days.toArray(LocalDate[]::new), MINOR_MAX, quietSince, Settlements.RESIDUES_MAX
        });
        return Rows.read(connection, KEYS, wanted, ResidueRows::sum)
                .chain(sums -> sums.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : movements(sums)
                                .map(movements -> sums.stream()
                                        .map(sum -> sum.key(movements.getOrDefault(sum.place(), Set.of())))
                                        .toList()));
    }

    private Uni<Map<Place, Set<Movement>>> movements(List<Sum> sums) {
        LocalDate first =
                sums.stream().map(Sum::first).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                sums.stream().map(Sum::day).max(Comparator.naturalOrder()).orElseThrow();
        String[] keys =
                sums.stream().map(sum -> sum.place().subKey()).distinct().toArray(String[]::new);
        return connection
                .preparedQuery(MOVEMENTS)
                .execute(Tuple.of(tenant, CLEARING, first, last, keys))
                .map(rows -> {
                    Map<Place, Set<Movement>> movements = new HashMap<>();
                    for (Row row : rows) {
                        movements
                                .computeIfAbsent(place(row), _ -> new HashSet<>())
                                .add(new Movement(
                                        row.getString("type"),
                                        row.getBoolean("is_debit"),
                                        row.getBoolean("is_of_subject")));
                    }
                    return movements;
                });
    }

    Uni<Map<Book, List<Standing>>> standing(List<OpenKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        LocalDate first =
                keys.stream().map(OpenKey::day).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                keys.stream().map(OpenKey::day).max(Comparator.naturalOrder()).orElseThrow();
        int days = Math.max(Settling.REPEAT_DAYS, FiscalCalendar.PERIOD_DAYS_MAX);
        Tuple around = Tuple.of(tenant, first.minusDays(days), last.plusDays(days));
        return connection.preparedQuery(STANDING).execute(around).map(rows -> {
            Map<Book, List<Standing>> standing = new HashMap<>();
            for (Row row : rows) {
                Money absolute = Money.of(row.getLong("minor"), row.getString("currency"));
                standing.computeIfAbsent(new Book(row.getString("entity"), absolute.currency()), _ -> new ArrayList<>())
                        .add(new Standing(
                                row.getLocalDate("business_date"),
                                row.getBoolean("is_negative"),
                                row.getLong("settlements"),
                                absolute));
            }
            return standing;
        });
    }

    /// When those that were left open were found first.
    Uni<Map<Place, Instant>> since() {
        return connection.preparedQuery(SINCE).execute(Tuple.of(tenant)).map(rows -> {
            Map<Place, Instant> since = new HashMap<>();
            rows.forEach(
                    row -> since.put(place(row), row.getOffsetDateTime("since").toInstant()));
            return since;
        });
    }

    static Place place(Row row) {
        return new Place(
                row.getString("entity"),
                row.getString("account"),
                row.getString("sub_key"),
                Money.currencyOf(row.getString("currency")));
    }

    private static Sum sum(Row row) {
        return new Sum(
                place(row),
                row.getLong("minor"),
                row.getLocalDate("first_day"),
                row.getLocalDate("day"),
                row.getLocalDate("recorded_day"),
                row.getInteger("number"));
    }
}
