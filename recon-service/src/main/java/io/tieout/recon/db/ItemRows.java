package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.app.Decision;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Quantity;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of the comparison: those of a transaction are replaced by what its fold gives.
final class ItemRows {

    /// `NOT IN` is looked up in a hash table; `NOT EXISTS` compared every item with every key. No column is null.
    private static final String REMOVE = """
            DELETE FROM match_item m
             USING unnest($1::text[], $2::uuid[]) AS t (tenant, id)
             WHERE m.tenant = t.tenant AND m.transaction_id = t.id
               AND (m.tenant, m.rule, m.rule_key, m.currency) NOT IN (
                   SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]))
               AND (m.tenant, m.transaction_id, m.rule) NOT IN (
                   SELECT * FROM unnest($7::text[], $8::uuid[], $9::text[]))""";

    private static final String WRITE = """
            INSERT INTO match_item AS m (tenant, rule, rule_key, currency, transaction_id, entity, status, order_ref,
                   order_value, business_date, source_count, source_minor, target_count, target_minor, breaks_minor,
                   timing_minor, break_id, location, expected_units, stated_units, variance_minor)
            SELECT i.tenant, i.rule, i.rule_key, i.currency, i.transaction_id, i.entity, i.status, i.order_ref,
                   i.order_value, i.business_date, i.source_count, i.source_minor, i.target_count, i.target_minor,
                   i.breaks_minor, i.timing_minor, i.break_id, i.location, i.expected_units, i.stated_units,
                   i.variance_minor
              FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                   $8::text[], $9::date[], $10::integer[], $11::bigint[], $12::integer[], $13::bigint[],
                   $14::bigint[], $15::bigint[], $16::uuid[], $17::text[], $18::text[], $19::bigint[], $20::bigint[],
                   $21::bigint[])
                AS i (tenant, rule_key, currency, transaction_id, entity, status, order_ref, order_value,
                   business_date, source_count, source_minor, target_count, target_minor, breaks_minor, timing_minor,
                   break_id, rule, location, expected_units, stated_units, variance_minor)
            ON CONFLICT (tenant, rule, rule_key, currency) DO UPDATE
               SET transaction_id = excluded.transaction_id, entity = excluded.entity, status = excluded.status,
                   order_ref = excluded.order_ref, order_value = excluded.order_value,
                   business_date = excluded.business_date, source_count = excluded.source_count,
                   source_minor = excluded.source_minor, target_count = excluded.target_count,
                   target_minor = excluded.target_minor, breaks_minor = excluded.breaks_minor,
                   timing_minor = excluded.timing_minor, break_id = excluded.break_id, location = excluded.location,
                   expected_units = excluded.expected_units, stated_units = excluded.stated_units,
                   variance_minor = excluded.variance_minor
             WHERE m IS DISTINCT FROM excluded""";

    /// Two transactions that are not merged yet may hold the same item; one statement writes a row once.
    private static final Comparator<List<String>> KEY_ORDER = Comparator.comparing((List<String> key) -> key.get(0))
            .thenComparing(key -> key.get(1))
            .thenComparing(key -> key.get(2))
            .thenComparing(key -> key.get(3));

    private record ItemRow(
            Decision decision,
            String rule,
            MatchItem item,
            @Nullable UUID breakId) {
        String tenant() {
            return decision.tenant();
        }

        String currency() {
            return item.source().currency().getCurrencyCode();
        }

        <T> @Nullable T of(Function<Quantity, T> figure) {
            Quantity quantity = item.quantity();
            return quantity == null ? null : figure.apply(quantity);
        }

        List<String> key() {
            return List.of(tenant(), rule, item.key(), currency());
        }
    }

    /// A rule that left the items of a transaction as they were.
    private record Left(Transaction transaction, String rule) {}

    private ItemRows() {}

    /// @param older the transactions that may have items already; of the others there is nothing to remove
    static Uni<Void> write(
            SqlConnection connection, List<Decision> decisions, Set<Transaction> older, Refolding refolding) {
        List<Transaction> replaced = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        Map<List<String>, ItemRow> byKey = new TreeMap<>(KEY_ORDER);
        for (Decision decision : decisions) {
            Transaction transaction = new Transaction(decision.tenant(), decision.unitId());
            if (older.contains(transaction)) {
                replaced.add(transaction);
                decision.unexamined().forEach(rule -> left.add(new Left(transaction, rule)));
            }
            decision.items().forEach((rule, items) -> {
                for (MatchItem item : items) {
                    ItemRow row = new ItemRow(decision, rule, item, breakId(decision, rule, item, refolding));
                    byKey.put(row.key(), row);
                }
            });
        }
        List<ItemRow> rows = List.copyOf(byKey.values());
        return remove(connection, replaced, left, rows).chain(() -> write(connection, rows));
    }

    private static Uni<Void> remove(
            SqlConnection connection, List<Transaction> replaced, List<Left> left, List<ItemRow> rows) {
        if (replaced.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(REMOVE)
                .execute(Roots.keys(replaced)
                        .same(rows.stream().map(ItemRow::tenant).toArray(String[]::new))
                        .same(rows.stream().map(ItemRow::rule).toArray(String[]::new))
                        .same(rows.stream().map(row -> row.item().key()).toArray(String[]::new))
                        .same(rows.stream().map(ItemRow::currency).toArray(String[]::new))
                        .same(left.stream()
                                .map(each -> each.transaction().tenant())
                                .toArray(String[]::new))
                        .same(left.stream().map(each -> each.transaction().id()).toArray(UUID[]::new))
                        .same(left.stream().map(Left::rule).toArray(String[]::new))
                        .tuple())
                .replaceWithVoid();
    }

    private static @Nullable UUID breakId(Decision decision, String rule, MatchItem item, Refolding refolding) {
        FindingKey finding = item.finding();
        return finding == null ? null : refolding.breakId(decision.tenant(), rule, finding);
    }

    private static Uni<Void> write(SqlConnection connection, List<ItemRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(WRITE)
                .execute(Columns.of(rows)
                        .texts(ItemRow::tenant)
                        .texts(row -> row.item().key())
                        .texts(ItemRow::currency)
                        .uuids(row -> row.decision().unitId())
                        .texts(row -> row.item().entity())
                        .texts(row -> row.item().status().code())
                        .texts(row -> row.item().order() == null
                                ? null
                                : row.item().order().toString())
                        .texts(row -> row.item().order() == null
                                ? null
                                : row.item().order().value())
                        .dates(row -> row.item().businessDate())
                        .ints(row -> row.item().sourceCount())
                        .longs(row -> row.item().source().minor())
                        .ints(row -> row.item().targetCount())
                        .longs(row -> row.item().target().minor())
                        .longs(row -> row.item().breaks().minor())
                        .longs(row -> row.item().timing().minor())
                        .uuids(ItemRow::breakId)
                        .texts(ItemRow::rule)
                        .texts(row -> row.of(Quantity::location))
                        .same(longs(rows, Quantity::expected))
                        .same(longs(rows, Quantity::stated))
                        .same(longs(rows, quantity -> quantity.value().minor()))
                        .tuple())
                .replaceWithVoid();
    }

    /// Null where an item is not about goods.
    private static @Nullable Long[] longs(List<ItemRow> rows, Function<Quantity, Long> figure) {
        return rows.stream().map(row -> row.of(figure)).toArray(Long[]::new);
    }

    /// One row as it was written, but for which finding explains it: of that only the break's id is kept.
    static MatchItem item(Row row) {
        String currency = row.getString("currency");
        String order = row.getString("order_ref");
        return new MatchItem(
                row.getString("rule_key"),
                row.getString("entity"),
                Coded.of(ItemStatus.class, row.getString("status")),
                order == null ? null : Reference.parse(order),
                row.getLocalDate("business_date"),
                row.getInteger("source_count"),
                Money.of(row.getLong("source_minor"), currency),
                row.getInteger("target_count"),
                Money.of(row.getLong("target_minor"), currency),
                Money.of(row.getLong("breaks_minor"), currency),
                Money.of(row.getLong("timing_minor"), currency),
                row.getUUID("break_id") == null ? null : new FindingKey(row.getString("rule_key"), 0));
    }
}
