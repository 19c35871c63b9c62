package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadSides;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.report.Completeness;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.Sides.Found;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the items of a window with their legs, and adds them up.
@ApplicationScoped
class PgReadSides implements ReadSides {

    /// $1 to $5 of both queries.
    private static final String WINDOW = """
            i.business_date BETWEEN $1 AND $2 AND ($3::text IS NULL OR i.entity = $3)
               AND ($4::text IS NULL OR i.currency = $4) AND ($5::text IS NULL OR i.rule = $5)""";

    private static final String LIST = """
            SELECT i.*, b.class, b.status AS break_status, b.state::text AS state,
                   ARRAY(SELECT jsonb_array_elements_text(b.detail -> 'names')) AS names
              FROM match_item i LEFT JOIN break b ON b.tenant = i.tenant AND b.break_id = i.break_id
             WHERE %s
               AND ($6 OR i.source_minor <> i.target_minor OR b.status = 'open')
               AND ($7::date IS NULL OR (i.business_date, i.rule_key, i.currency, i.rule) > ($7, $8, $9, $10))
             ORDER BY i.business_date, i.rule_key, i.currency, i.rule LIMIT $11""".formatted(WINDOW);

    /// Units over the limit of legs say so by a break, whose key tells them from others; see `OverLimit`.
    private static final String COMPLETENESS = """
            WITH unexamined AS (
                SELECT b.rule, count(*) AS units FROM break b
                 WHERE b.status = 'open' AND b.class = 'unclassified'
                   AND b.rule_key ~ '^(transaction|legs-of):'
                 GROUP BY 1),
            item AS (
                SELECT i.*, i.source_minor - i.target_minor - i.breaks_minor - i.timing_minor AS residual
                  FROM match_item i WHERE %s)
            SELECT i.rule, i.entity, i.currency, count(*), sum(i.source_count)::bigint, sum(i.source_minor)::bigint,
                   sum(i.target_count)::bigint, sum(i.target_minor)::bigint, sum(i.breaks_minor)::bigint,
                   sum(i.timing_minor)::bigint, sum(abs(i.breaks_minor))::bigint,
                   count(*) FILTER (WHERE i.residual <> 0), sum(abs(i.residual))::bigint,
                   coalesce((SELECT u.units FROM unexamined u WHERE u.rule = i.rule), 0)
              FROM item i
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""".formatted(WINDOW);

    private final TenantTx tx;
    private final RuleBook rules;

    PgReadSides(TenantTx tx, RuleBook rules) {
        this.tx = tx;
        this.rules = rules;
    }

    @Override
    public Uni<List<Held>> list(String tenant, ReportWindow window, boolean all, PageRequest page) {
        Cursor after = page.after();
        List<@Nullable Object> parameters = window(window);
        parameters.add(all);
        parameters.add(after == null ? null : CursorKeys.date(after, 0));
        parameters.add(after == null ? null : after.text(1));
        parameters.add(after == null ? null : after.text(2));
        parameters.add(after == null ? null : after.text(3));
        parameters.add(page.limit());
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(Tuple.from(parameters.toArray()))
                        .chain(rows -> withLegs(connection, tenant, rows)));
    }

    private Uni<List<Held>> withLegs(SqlConnection connection, String tenant, RowSet<Row> rows) {
        TreeSet<Transaction> wanted = new TreeSet<>();
        rows.forEach(row -> wanted.add(new Transaction(tenant, row.getUUID("transaction_id"))));
        return UnitRows.read(connection, wanted, rules).map(read -> {
            Map<UUID, UnitLegs> legs = new HashMap<>();
            read.forEach(each -> legs.put(each.id(), each));
            List<Held> held = new ArrayList<>(rows.size());
            rows.forEach(row -> {
                UUID id = row.getUUID("transaction_id");
                held.add(held(row, legs.getOrDefault(id, new UnitLegs(tenant, id, List.of()))));
            });
            return held;
        });
    }

    private static Held held(Row row, UnitLegs unit) {
        UUID breakId = row.getUUID("break_id");
        String breakClass = row.getString("class");
        boolean isFound = breakId != null && breakClass != null;
        return new Held(
                row.getString("rule"),
                ItemRows.item(row),
                isFound
                        ? new Found(
                                breakId,
                                Coded.of(BreakClass.class, breakClass),
                                Coded.of(BreakStatus.class, row.getString("break_status")))
                        : null,
                isFound ? BreakRows.state(row.getString("state")).differences() : List.of(),
                isFound ? Arrays.asList(row.getArrayOfStrings("names")) : List.of(),
                unit);
    }

    @Override
    public Uni<List<Completeness>> completeness(String tenant, ReportWindow window) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(COMPLETENESS)
                        .execute(Tuple.from(window(window).toArray()))
                        .map(rows -> {
                            List<Completeness> list = new ArrayList<>(rows.size());
                            rows.forEach(row -> list.add(completeness(row)));
                            return list;
                        }));
    }

    private static Completeness completeness(Row row) {
        String rule = row.getString(0);
        String currency = row.getString(2);
        Line line = new Line(
                row.getString(1),
                rule,
                row.getLong(4),
                Money.of(row.getLong(5), currency),
                row.getLong(6),
                Money.of(row.getLong(7), currency),
                Money.of(row.getLong(8), currency),
                Money.of(row.getLong(9), currency),
                Money.of(row.getLong(10), currency));
        return new Completeness(
                rule, line, row.getLong(3), row.getLong(11), Money.of(row.getLong(12), currency), row.getLong(13));
    }

    private static List<@Nullable Object> window(ReportWindow window) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(window.from());
        parameters.add(window.to());
        parameters.add(window.entity());
        parameters.add(window.currency());
        parameters.add(window.rule());
        return parameters;
    }
}
