package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadStock;
import io.tieout.recon.app.StockQuery;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.report.StockFigures;
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

/// Finds the units by their items of the window.
@ApplicationScoped
class PgReadStock implements ReadStock {

    /// $1 to $4 of the lists.
    private static final String WINDOW = """
            i.rule = $1 AND i.business_date BETWEEN $2 AND $3 AND ($4::text IS NULL OR i.entity = $4)""";

    private static final String PLACES = """
            SELECT i.entity, r.reference, i.transaction_id
              FROM match_item i
              JOIN recon_transaction r ON r.tenant = i.tenant AND r.transaction_id = i.transaction_id
             WHERE %s AND ($5::text IS NULL OR i.location = $5)
               AND ($6::text IS NULL OR r.reference = 'account:' || i.entity || ':' || $6 || '@' || i.location)
               AND ($7 OR i.expected_units <> i.stated_units)
               AND ($8::text IS NULL OR (i.entity, r.reference) > ($8, $9))
             GROUP BY 1, 2, 3 ORDER BY 1, 2 LIMIT $10""".formatted(WINDOW);

    private static final String TRANSFERS = """
            SELECT i.business_date, i.rule_key, i.transaction_id
              FROM match_item i LEFT JOIN break b ON b.tenant = i.tenant AND b.break_id = i.break_id
             WHERE %s AND ($5 OR i.timing_minor <> 0 OR b.status = 'open')
               AND ($6::date IS NULL OR (i.business_date, i.rule_key) > ($6, $7))
             ORDER BY 1, 2 LIMIT $8""".formatted(WINDOW);

    static final String FIGURES = """
            SELECT i.entity, i.location, i.currency, count(*), sum(i.expected_units)::bigint,
                   sum(abs(i.expected_units - i.stated_units))::bigint, sum(i.variance_minor)::bigint,
                   sum(abs(i.variance_minor))::bigint
              FROM match_item i
             WHERE i.location IS NOT NULL AND i.timing_minor = 0 AND i.business_date BETWEEN $1 AND $2
               AND ($3::text IS NULL OR i.entity = $3) AND ($4::text IS NULL OR i.currency = $4)
               AND ($5::text IS NULL OR i.rule = $5)%s
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    private static final String FIGURES_OF_REPORT = FIGURES.formatted("\n   AND ($6::text IS NULL OR i.location = $6)");

    private final TenantTx tx;
    private final RuleBook rules;

    PgReadStock(TenantTx tx, RuleBook rules) {
        this.tx = tx;
        this.rules = rules;
    }

    @Override
    public Uni<List<UnitLegs>> onHand(String tenant, String rule, StockQuery query, PageRequest page) {
        Cursor after = page.after();
        Tuple parameters = Tuple.from(new @Nullable Object[] {
            rule,
            query.from(),
            query.to(),
            query.entity(),
            query.location(),
            query.sku(),
            query.all(),
            after == null ? null : after.text(0),
            after == null ? null : after.text(1),
            page.limit()
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(PLACES)
                        .execute(parameters)
                        .chain(rows -> units(connection, tenant, rows).map(units -> {
                            List<UnitLegs> all = new ArrayList<>(rows.size());
                            rows.forEach(row -> all.add(units.get(row.getUUID("transaction_id"))));
                            all.removeIf(each -> each == null);
                            return all;
                        })));
    }

    @Override
    public Uni<List<Sent>> inTransit(String tenant, String rule, StockQuery query, PageRequest page) {
        Cursor after = page.after();
        Tuple parameters = Tuple.from(new @Nullable Object[] {
            rule,
            query.from(),
            query.to(),
            query.entity(),
            query.all(),
            after == null ? null : CursorKeys.date(after, 0),
            after == null ? null : after.text(1),
            page.limit()
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(TRANSFERS)
                        .execute(parameters)
                        .chain(rows -> units(connection, tenant, rows).map(units -> {
                            List<Sent> all = new ArrayList<>(rows.size());
                            for (Row row : rows) {
                                UUID id = row.getUUID("transaction_id");
                                all.add(new Sent(
                                        row.getLocalDate(0),
                                        row.getString(1),
                                        units.getOrDefault(id, new UnitLegs(tenant, id, List.of()))));
                            }
                            return all;
                        })));
    }

    private Uni<Map<UUID, UnitLegs>> units(SqlConnection connection, String tenant, RowSet<Row> rows) {
        TreeSet<Transaction> wanted = new TreeSet<>();
        rows.forEach(row -> wanted.add(new Transaction(tenant, row.getUUID("transaction_id"))));
        return UnitRows.read(connection, wanted, rules).map(read -> {
            Map<UUID, UnitLegs> byId = new HashMap<>();
            read.forEach(each -> byId.put(each.id(), each));
            return byId;
        });
    }

    @Override
    public Uni<List<StockFigures>> figures(String tenant, String rule, StockQuery query) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(FIGURES_OF_REPORT)
                        .execute(Tuple.from(new @Nullable Object[] {
                            query.from(), query.to(), query.entity(), null, rule, query.location()
                        }))
                        .map(rows -> {
                            List<StockFigures> all = new ArrayList<>(rows.size());
                            rows.forEach(row -> all.add(figures(row)));
                            return all;
                        }));
    }

    static StockFigures figures(Row row) {
        String currency = row.getString(2);
        return new StockFigures(
                row.getString(0),
                row.getString(1),
                currency,
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                Money.of(row.getLong(6), currency),
                Money.of(row.getLong(7), currency));
    }
}
