package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.MatchQuery;
import io.tieout.recon.app.ReadMatches;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.pair.EndKey;
import io.tieout.reconcile.domain.Stage;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads items that have documents, and the legs behind them.
@ApplicationScoped
class PgReadMatches implements ReadMatches {

    /// An item that only a document speaks of has the document's number for a key: nothing was tied.
    private static final String LIST = """
            SELECT i.* FROM match_item i
             WHERE i.target_count > 0 AND (i.rule_key NOT LIKE 'erp-document:%%' OR i.rule_key LIKE '%% as %%')
               AND NOT (i.rule = ANY ($13::text[])) AND ($1::text IS NULL OR i.rule = $1) AND ($2::text IS NULL OR i.rule_key = $2 OR starts_with(i.rule_key, $2 || ' as '))
               AND ($3::text IS NULL OR i.entity = $3)
               AND ($4::text IS NULL OR i.order_value = $4 OR i.order_ref = $4)
               AND ($5::date IS NULL OR i.business_date >= $5) AND ($6::date IS NULL OR i.business_date <= $6)
               AND ($7::uuid IS NULL OR i.transaction_id = $7 OR i.transaction_id IN (%s))
               AND ($14::text IS NULL OR EXISTS (
                    SELECT 1 FROM pair_member p
                     WHERE p.tenant = i.tenant AND p.rule = i.rule AND p.item_key = i.rule_key
                       AND p.currency = i.currency AND p.stage = $14))
               AND ($8::date IS NULL OR (i.business_date, i.rule_key, i.currency, i.rule) > ($8, $9, $10, $11))
             ORDER BY i.business_date, i.rule_key, i.currency, i.rule LIMIT $12""".formatted(KeyRows.OF_TRANSACTION.formatted("$7"));

    private static final String PARTNERS = """
            SELECT a.tenant, a.rule, a.item_key, a.currency, u.stage, u.item_key AS document, o.unit_id
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS k (tenant, rule, item_key, currency)
              JOIN pair_member a ON a.tenant = k.tenant AND a.rule = k.rule AND a.side = 'awaited'
               AND a.item_key = k.item_key AND a.currency = k.currency
              JOIN pair_member u ON u.tenant = a.tenant AND u.pair_id = a.pair_id AND u.side = 'unclaimed'
              JOIN loose_end o ON o.tenant = u.tenant AND o.rule = u.rule AND o.item_key = u.item_key
               AND o.currency = u.currency AND o.is_open
             ORDER BY 1, 2, 3, 4, 6""";

    /// A document of another unit, before the legs of that are read.
    private record Other(Stage stage, String document, UUID unitId) {}

    private final TenantTx tx;
    private final RuleBook rules;

    PgReadMatches(TenantTx tx, RuleBook rules) {
        this.tx = tx;
        this.rules = rules;
    }

    @Override
    public Uni<List<Held>> list(String tenant, MatchQuery query, PageRequest page) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(parameters(query, page))
                        .chain(rows -> withLegs(connection, tenant, rows)));
    }

    private Tuple parameters(MatchQuery query, PageRequest page) {
        Cursor after = page.after();
        return Tuple.from(new @Nullable Object[] {
            query.rule(),
            query.record() == null ? null : query.record().toString(),
            query.entity(),
            query.order(),
            query.from(),
            query.to(),
            query.correlationId(),
            after == null ? null : CursorKeys.date(after, 0),
            after == null ? null : after.text(1),
            after == null ? null : after.text(2),
            after == null ? null : after.text(3),
            page.limit(),
            rules.withoutDocuments().toArray(String[]::new),
            query.stage() == null ? null : query.stage().code()
        });
    }

    private Uni<List<Held>> withLegs(SqlConnection connection, String tenant, RowSet<Row> rows) {
        return partners(connection, tenant, rows).chain(partners -> {
            TreeSet<Transaction> wanted = new TreeSet<>();
            rows.forEach(row -> wanted.add(new Transaction(tenant, row.getUUID("transaction_id"))));
            partners.values()
                    .forEach(others -> others.forEach(other -> wanted.add(new Transaction(tenant, other.unitId()))));
            return UnitRows.read(connection, wanted, rules).map(read -> {
                Map<UUID, UnitLegs> legs = new HashMap<>();
                read.forEach(each -> legs.put(each.id(), each));
                List<Held> held = new ArrayList<>(rows.size());
                for (Row row : rows) {
                    held.add(held(tenant, row, legs, partners.getOrDefault(key(tenant, row), List.of())));
                }
                return held;
            });
        });
    }

    private static Held held(String tenant, Row row, Map<UUID, UnitLegs> legs, List<Other> others) {
        UUID id = row.getUUID("transaction_id");
        List<Partner> partners = new ArrayList<>();
        for (Other other : others) {
            UnitLegs unit = legs.get(other.unitId());
            if (unit != null) {
                partners.add(new Partner(other.stage(), other.document(), unit));
            }
        }
        return new Held(
                row.getString("rule"),
                ItemRows.item(row),
                row.getUUID("break_id"),
                legs.getOrDefault(id, new UnitLegs(tenant, id, List.of())),
                partners);
    }

    private static PairRows.Key key(String tenant, Row row) {
        return new PairRows.Key(
                tenant, new EndKey(row.getString("rule"), row.getString("rule_key"), row.getString("currency")));
    }

    private static Uni<Map<PairRows.Key, List<Other>>> partners(
            SqlConnection connection, String tenant, RowSet<Row> items) {
        List<PairRows.Key> keys = new ArrayList<>();
        items.forEach(row -> keys.add(key(tenant, row)));
        return connection
                .preparedQuery(PARTNERS)
                .execute(PairRows.keys(keys).tuple())
                .map(rows -> {
                    Map<PairRows.Key, List<Other>> partners = new HashMap<>();
                    for (Row row : rows) {
                        partners.computeIfAbsent(PairRows.key(row), _ -> new ArrayList<>())
                                .add(new Other(
                                        Coded.of(Stage.class, row.getString("stage")),
                                        row.getString("document"),
                                        row.getUUID("unit_id")));
                    }
                    return partners;
                });
    }
}
