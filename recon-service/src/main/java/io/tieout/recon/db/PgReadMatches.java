package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.MatchQuery;
import io.tieout.recon.app.ReadMatches;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
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
               AND ($8::date IS NULL OR (i.business_date, i.rule_key, i.currency, i.rule) > ($8, $9, $10, $11))
             ORDER BY i.business_date, i.rule_key, i.currency, i.rule LIMIT $12""".formatted(KeyRows.OF_TRANSACTION.formatted("$7"));

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
            rules.withoutDocuments().toArray(String[]::new)
        });
    }

    private Uni<List<Held>> withLegs(SqlConnection connection, String tenant, RowSet<Row> rows) {
        TreeSet<Transaction> wanted = new TreeSet<>();
        rows.forEach(row -> wanted.add(new Transaction(tenant, row.getUUID("transaction_id"))));
        return UnitRows.read(connection, wanted, rules).map(read -> {
            Map<UUID, UnitLegs> legs = new HashMap<>();
            read.forEach(each -> legs.put(each.id(), each));
            List<Held> held = new ArrayList<>(rows.size());
            for (Row row : rows) {
                UUID id = row.getUUID("transaction_id");
                held.add(new Held(
                        row.getString("rule"),
                        ItemRows.item(row),
                        row.getUUID("break_id"),
                        legs.getOrDefault(id, new UnitLegs(tenant, id, List.of()))));
            }
            return held;
        });
    }
}
