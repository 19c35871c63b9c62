package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadItems;
import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.report.GroupBy;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.VarianceRow;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Adds up and lists match items.
@ApplicationScoped
class PgReadItems implements ReadItems {

    /// $1 to $7 of every query.
    private static final String WANTED = """
            ($1::date IS NULL OR i.business_date >= $1) AND ($2::date IS NULL OR i.business_date <= $2)
               AND ($3::date IS NULL OR i.business_date <= $3) AND ($4::text IS NULL OR i.status = $4)
               AND ($5::text IS NULL OR i.entity = $5)
               AND ($6::text IS NULL OR i.order_value = $6 OR i.order_ref = $6)
               AND ($7::text IS NULL OR i.rule = $7)""";

    /// The key of a break about a unit over the limit of legs; see `OverLimit`.
    private static final String UNEXAMINED = """
            SELECT count(*) FROM break b
             WHERE b.status = 'open' AND b.class = 'unclassified' AND b.rule_key ~ '^(transaction|legs-of):'
               AND ($1::text IS NULL OR b.rule = $1)""";

    private static final String ROWS = """
            SELECT i.*, b.class, b.status AS break_status
              FROM match_item i LEFT JOIN break b ON b.tenant = i.tenant AND b.break_id = i.break_id
             WHERE %s
               AND ($8 OR i.source_minor <> i.target_minor OR b.status = 'open')
               AND ($9::date IS NULL OR (i.business_date, i.rule_key, i.currency, i.rule) > ($9, $10, $11, $12))
             ORDER BY i.business_date, i.rule_key, i.currency, i.rule LIMIT $13""".formatted(WANTED);

    /// A past item may have had another date than it has now, because another side spoke first; hence the margin.
    private static final String UNITS = """
            SELECT DISTINCT i.tenant, i.transaction_id FROM match_item i
             WHERE ($1::date IS NULL OR i.business_date >= $1::date - 31)
               AND ($2::date IS NULL OR i.business_date <= $2::date + 31)
               AND ($3::text IS NULL OR i.entity = $3)
               AND ($4::text IS NULL OR i.order_value = $4 OR i.order_ref = $4)
               AND ($5::text IS NULL OR i.rule = $5)
             ORDER BY 1, 2 LIMIT $6""";

    /// Units whose legs are read at once.
    private static final int CHUNK = 2_000;

    private final TenantTx tx;
    private final RuleBook rules;

    PgReadItems(TenantTx tx, RuleBook rules) {
        this.tx = tx;
        this.rules = rules;
    }

    @Override
    public Uni<Sums> sums(String tenant, ReportQuery query, int linesMax) {
        String sql = sumsBy(keyOf(query.by()));
        List<@Nullable Object> parameters = wanted(query);
        parameters.add(linesMax + 1);
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(sql)
                        .execute(Tuple.from(parameters.toArray()))
                        .chain(rows -> {
                            List<Line> lines = new ArrayList<>(rows.size());
                            rows.forEach(row -> lines.add(line(row)));
                            return unexamined(connection, query.rule()).map(count -> new Sums(lines, count));
                        }));
    }

    private static Uni<Long> unexamined(SqlConnection connection, @Nullable String rule) {
        return connection
                .preparedQuery(UNEXAMINED)
                .execute(Tuple.of(rule))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<List<VarianceRow>> rows(String tenant, ReportQuery query, boolean all, PageRequest page) {
        Cursor after = page.after();
        List<@Nullable Object> parameters = wanted(query);
        parameters.add(all);
        parameters.add(after == null ? null : CursorKeys.date(after, 0));
        parameters.add(after == null ? null : after.text(1));
        parameters.add(after == null ? null : after.text(2));
        parameters.add(after == null ? null : after.text(3));
        parameters.add(page.limit());
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ROWS)
                        .execute(Tuple.from(parameters.toArray()))
                        .map(rows -> {
                            List<VarianceRow> list = new ArrayList<>(rows.size());
                            rows.forEach(row -> list.add(varianceRow(row)));
                            return list;
                        }));
    }

    @Override
    public Uni<List<UnitLegs>> units(String tenant, ReportQuery query, int legsMax) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(UNITS)
                        .execute(Tuple.from(new @Nullable Object[] {
                            query.from(), latest(query), query.entity(), query.order(), query.rule(), legsMax + 1
                        }))
                        .chain(rows -> {
                            List<Transaction> transactions = new ArrayList<>(rows.size());
                            rows.forEach(row -> transactions.add(new Transaction(row.getString(0), row.getUUID(1))));
                            return chunks(connection, transactions, query.asOf(), legsMax, new ArrayList<>());
                        }));
    }

    private static LocalDate latest(ReportQuery query) {
        return query.to() == null || query.to().isAfter(query.asOf()) ? query.asOf() : query.to();
    }

    private Uni<List<UnitLegs>> chunks(
            SqlConnection connection, List<Transaction> left, LocalDate asOf, int legsMax, List<UnitLegs> read) {
        int legs = read.stream().mapToInt(each -> each.legs().size()).sum();
        if (left.isEmpty() || legs > legsMax) {
            return Uni.createFrom().item(read);
        }
        int size = Math.min(CHUNK, left.size());
        return UnitRows.readAsOf(connection, new TreeSet<>(left.subList(0, size)), rules, asOf)
                .chain(more -> {
                    read.addAll(more);
                    return chunks(connection, left.subList(size, left.size()), asOf, legsMax, read);
                });
    }

    private static String sumsBy(String key) {
        return "SELECT i.entity, i.currency, " + key + " AS key, " + """
                sum(i.source_count)::bigint, sum(i.source_minor)::bigint,
                       sum(i.target_count)::bigint, sum(i.target_minor)::bigint, sum(i.breaks_minor)::bigint,
                       sum(i.timing_minor)::bigint, sum(abs(i.breaks_minor))::bigint
                  FROM match_item i
                 WHERE
                """ + WANTED
                + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT $8";
    }

    private static String keyOf(GroupBy by) {
        return switch (by) {
            case STATUS -> "i.status";
            case DATE -> "i.business_date::text";
            case ORDER -> "coalesce(i.order_value, '')";
            case RULE -> "i.rule";
        };
    }

    private static List<@Nullable Object> wanted(ReportQuery query) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(query.from());
        parameters.add(query.to());
        parameters.add(query.isPast() ? query.asOf() : null);
        parameters.add(query.status() == null ? null : query.status().code());
        parameters.add(query.entity());
        parameters.add(query.order());
        parameters.add(query.rule());
        return parameters;
    }

    private static Line line(Row row) {
        String currency = row.getString(1);
        return new Line(
                row.getString(0),
                row.getString(2),
                row.getLong(3),
                Money.of(row.getLong(4), currency),
                row.getLong(5),
                Money.of(row.getLong(6), currency),
                Money.of(row.getLong(7), currency),
                Money.of(row.getLong(8), currency),
                Money.of(row.getLong(9), currency));
    }

    private static VarianceRow varianceRow(Row row) {
        String breakClass = row.getString("class");
        String breakStatus = row.getString("break_status");
        return new VarianceRow(
                row.getString("rule"),
                ItemRows.item(row),
                row.getUUID("break_id"),
                breakClass == null ? null : Coded.of(BreakClass.class, breakClass),
                breakStatus == null ? null : Coded.of(BreakStatus.class, breakStatus));
    }
}
