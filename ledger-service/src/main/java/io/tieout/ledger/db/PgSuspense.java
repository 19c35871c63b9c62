package io.tieout.ledger.db;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.RecordedEvent;
import io.tieout.ledger.app.Suspense;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgSuspense implements Suspense {

    private static final String EVENTS = EventRows.SELECT + """

              JOIN event_key k ON k.event = e.id AND k.recorded_at = e.recorded_at
             WHERE k.event_id = ANY($1)""";

    private static final Pattern EVENT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /// An open key whose event is not looked up yet.
    private record Key(String entity, String subKey, Money balance, LocalDate since) {
        Open open(@Nullable RecordedEvent cause) {
            return new Open(entity, subKey, balance, since, cause);
        }
    }

    private final TenantTx tx;

    PgSuspense(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Open>> open(String tenant, Filter filter, @Nullable Position after, int limit) {
        Conditions where = conditions(filter);
        Conditions further = where.inner();
        if (after != null) {
            String since = where.parameter(after.since());
            String subKey = where.parameter(after.subKey());
            String entity = where.parameter(after.entity());
            further.and(
                    "(since, sub_key, entity, currency) > (" + since + ", " + subKey + ", " + entity + ", ?)",
                    after.currency());
        }
        String query = open(where) + """
                SELECT * FROM open WHERE %s ORDER BY since, sub_key, entity, currency LIMIT %s""".formatted(further.clause(), where.parameter(limit));
        return tx.inTenantTx(
                tenant,
                connection -> Rows.read(connection, query, where.tuple(), PgSuspense::key)
                        .chain(keys -> causes(connection, keys)
                                .map(causes -> keys.stream()
                                        .map(key -> key.open(causes.get(key.subKey())))
                                        .toList())));
    }

    /// The events of keys, by key. The account's key is the event, unless a policy breaks it down otherwise.
    private static Uni<Map<String, RecordedEvent>> causes(SqlConnection connection, List<Key> keys) {
        List<UUID> events = keys.stream()
                .map(Key::subKey)
                .filter(EVENT.asMatchPredicate())
                .map(UUID::fromString)
                .distinct()
                .toList();
        return events.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Rows.read(
                                connection,
                                EVENTS,
                                Columns.of(events).uuids(id -> id).tuple(),
                                EventRows::event)
                        .map(found -> found.stream()
                                .collect(toMap(event -> event.eventId().toString(), event -> event)));
    }

    @Override
    public Uni<List<Total>> totals(String tenant, Filter filter) {
        Conditions where = conditions(filter);
        String query = open(where) + """
                SELECT entity, currency, count(*) AS open, sum(greatest(balance, 0))::bigint AS debits,
                       sum(greatest(-balance, 0))::bigint AS credits
                  FROM open
                 GROUP BY entity, currency
                 ORDER BY entity, currency""";
        return tx.inTenantTx(tenant, connection -> Rows.read(connection, query, where.tuple(), PgSuspense::total));
    }

    private static Conditions conditions(Filter filter) {
        return new Conditions()
                .and("entity = ?", filter.entity())
                .and("currency = ?", filter.currency())
                .and("business_date <= ?", filter.asOf());
    }

    /// What is open, for a query to begin with.
    private static String open(Conditions where) {
        return """
                WITH open AS (
                    SELECT entity, currency, sub_key, sum(debit_minor - credit_minor)::bigint AS balance,
                           min(business_date) AS since
                      FROM balance_delta
                     WHERE account = '2990' AND %s
                     GROUP BY entity, currency, sub_key
                    HAVING sum(debit_minor) <> sum(credit_minor))
                """.formatted(where.clause());
    }

    private static Key key(Row row) {
        return new Key(
                row.getString("entity"),
                row.getString("sub_key"),
                Money.of(row.getLong("balance"), row.getString("currency")),
                row.getLocalDate("since"));
    }

    private static Total total(Row row) {
        String currency = row.getString("currency");
        return new Total(
                row.getString("entity"),
                row.getLong("open"),
                Money.of(row.getLong("debits"), currency),
                Money.of(row.getLong("credits"), currency));
    }
}
