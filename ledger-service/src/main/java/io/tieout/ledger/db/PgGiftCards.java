package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.GiftCard;
import io.tieout.ledger.app.GiftCard.Holding;
import io.tieout.ledger.app.GiftCards;
import io.tieout.ledger.domain.CardTold;
import io.tieout.ledger.domain.CardTold.Stated;
import io.tieout.ledger.domain.StoredValueAccount;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgGiftCards implements GiftCards {

    /// Of each kind of event; a transaction over all origins is four.
    private static final int LATEST = 20;

    /// What the platforms said of the card most recently. An event is found by what it booked on the card, by the
    /// reference that names the card, or as a statement of it.
    private static final String TOLD = """
            WITH named AS (
                SELECT l.event FROM line l WHERE %s AND l.sub_key = $1
                 UNION
                SELECT g.event FROM grouping_reference g WHERE g.type = '%s' AND g.value = $1
                 UNION
                SELECT e.id FROM event e WHERE e.subject = $1 AND e.type = '%s'
            ), ranked AS (
                SELECT e.id, row_number() OVER (PARTITION BY e.source, e.type ORDER BY e.occurred_at DESC, e.id DESC) AS place
                  FROM named JOIN event e ON e.id = named.event
                 WHERE e.role = '%s' AND e.type IN ('%s', '%s', '%s') AND ($2::text IS NULL OR e.source = $2))
            SELECT id FROM ranked WHERE place <= %d""".formatted(
                    StoredValueLines.IS_STORED_VALUE,
                    ReferenceType.GIFT_CARD.code(),
                    EventType.BALANCE_STATED.code(),
                    SourceRole.GIFT_CARD_PLATFORM.code(),
                    EventType.GIFT_CARD_MOVED.code(),
                    EventType.GIFT_CARD_STATE_CHANGED.code(),
                    EventType.BALANCE_STATED.code(),
                    LATEST);

    private static final String HOLDINGS =
            """
            SELECT m.source, m.entity, m.account, m.currency, sum(m.value)::bigint AS balance,
                   coalesce(sum(m.value) FILTER (WHERE m.kind = '%1$s' OR m.occurred_at <= s.at), 0)::bigint AS balance_then,
                   coalesce(bool_or(m.kind <> '%1$s' AND m.occurred_at > s.at), false) AS has_moved,
                   count(*) FILTER (WHERE m.is_unbacked) AS unbacked
              FROM (%2$s) AS m
              LEFT JOIN unnest($3::text[], $4::timestamptz[]) AS s (source, at) ON s.source = m.source
             WHERE $2::text IS NULL OR m.source = $2
             GROUP BY m.source, m.entity, m.account, m.currency
             ORDER BY m.source, m.entity, m.account, m.currency""".formatted(StoredValueLines.OPENING, StoredValueLines.backedMoves("l.sub_key = $1"));

    private final TenantTx tx;

    PgGiftCards(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<GiftCard>> find(String tenant, String card, @Nullable String source) {
        return tx.inTenantTx(
                tenant,
                connection -> told(connection, card, source)
                        .chain(told -> connection
                                .preparedQuery(HOLDINGS)
                                .execute(asked(card, source, told))
                                .map(rows -> cards(card, told, rows))));
    }

    private static Uni<Map<String, CardTold>> told(SqlConnection connection, String card, @Nullable String source) {
        return connection
                .preparedQuery(TOLD)
                .execute(Tuple.of(card, source))
                .chain(rows -> {
                    List<Long> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getLong("id")));
                    return StoredEvents.byId(connection, ids);
                })
                .map(events -> told(card, events));
    }

    /// By source; those that spoke of other cards only are left out.
    private static Map<String, CardTold> told(String card, List<StoredEvent> events) {
        Map<String, List<BusinessEvent>> bySource = new HashMap<>();
        events.stream()
                .sorted(Comparator.comparingLong(StoredEvent::id))
                .map(StoredEvent::event)
                .forEach(event -> bySource.computeIfAbsent(event.envelope().source(), _ -> new ArrayList<>())
                        .add(event));
        Map<String, CardTold> told = new TreeMap<>();
        bySource.forEach((source, said) -> told.put(source, CardTold.of(card, said)));
        told.values().removeIf(CardTold.NOTHING::equals);
        return told;
    }

    private static Tuple asked(String card, @Nullable String source, Map<String, CardTold> told) {
        List<Map.Entry<String, Stated>> stated = new ArrayList<>();
        told.forEach((platform, said) -> {
            if (said.stated() != null) {
                stated.add(Map.entry(platform, said.stated()));
            }
        });
        return Columns.of(stated)
                .same(card)
                .same(source)
                .texts(Map.Entry::getKey)
                .times(each -> each.getValue().at())
                .tuple();
    }

    private static List<GiftCard> cards(String card, Map<String, CardTold> told, RowSet<Row> rows) {
        Map<String, List<Holding>> holdings = new HashMap<>();
        Map<String, Long> unbacked = new HashMap<>();
        Map<String, CardTold> all = new TreeMap<>(told);
        for (Row row : rows) {
            String source = row.getString("source");
            all.putIfAbsent(source, CardTold.NOTHING);
            holdings.computeIfAbsent(source, _ -> new ArrayList<>()).add(holding(row));
            unbacked.merge(source, row.getLong("unbacked"), Long::sum);
        }
        List<GiftCard> cards = new ArrayList<>(all.size());
        all.forEach((source, said) -> cards.add(new GiftCard(
                card, source, said, holdings.getOrDefault(source, List.of()), unbacked.getOrDefault(source, 0L))));
        return cards;
    }

    private static Holding holding(Row row) {
        String currency = row.getString("currency");
        return new Holding(
                row.getString("entity"),
                Coded.of(StoredValueAccount.class, row.getString("account")),
                Money.of(row.getLong("balance"), currency),
                Money.of(row.getLong("balance_then"), currency),
                row.getBoolean("has_moved"));
    }
}
