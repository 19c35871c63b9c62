package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.ReadKpis;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.domain.report.CustomerFigures;
import io.tieout.recon.domain.report.KpiFigures;
import io.tieout.recon.domain.report.KpiFigures.OfRule;
import io.tieout.recon.domain.report.KpiFigures.Times;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds up the items of a window, the breaks that were over in it and those that are open.
@ApplicationScoped
class PgReadKpis implements ReadKpis {

    private static final String RULES = """
            SELECT i.rule, i.entity, i.currency,
                   count(*) FILTER (WHERE x.is_due), coalesce(sum(abs(i.source_minor)) FILTER (WHERE x.is_due), 0)::bigint,
                   count(*) FILTER (WHERE x.is_matched),
                   coalesce(sum(abs(i.source_minor)) FILTER (WHERE x.is_matched), 0)::bigint,
                   count(*) FILTER (WHERE x.is_open),
                   coalesce(sum(abs(i.breaks_minor)) FILTER (WHERE x.is_open), 0)::bigint,
                   count(*) FILTER (WHERE x.is_delayed),
                   sum(abs(i.source_minor))::bigint,
                   coalesce(sum(abs(i.target_minor)) FILTER (WHERE x.is_out_of_period), 0)::bigint,
                   coalesce(sum(i.source_minor - i.target_minor) FILTER (WHERE x.is_due), 0)::bigint
              FROM match_item i
              LEFT JOIN break b ON b.tenant = i.tenant AND b.break_id = i.break_id
             CROSS JOIN LATERAL (
                   SELECT i.timing_minor = 0 AS is_due,
                          b.status IS NOT DISTINCT FROM 'open' AS is_open,
                          i.timing_minor = 0 AND i.source_minor = i.target_minor
                              AND (b.status IS NULL OR b.status NOT IN ('open', 'accepted')) AS is_matched,
                          b.break_id IS NOT NULL AND (b.class = 'late' OR b.state -> 'attributes' @> '["late"]'
                              OR (b.status = 'open' AND b.class = 'missing')) AS is_delayed,
                          b.status IS NOT DISTINCT FROM 'open' AND (b.class = 'wrong-period'
                              OR b.state -> 'attributes' @> '["wrong-period"]') AS is_out_of_period) x
             WHERE i.business_date BETWEEN $1 AND $2 AND ($3::text IS NULL OR i.entity = $3)
               AND ($4::text IS NULL OR i.currency = $4) AND ($5::text IS NULL OR i.rule = $5)
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    /// `percentile_disc` is the nearest rank.
    private static final String RESOLVED = """
            SELECT x.entity, x.currency, x.is_auto, count(*),
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY x.seconds),
                   percentile_disc(0.9) WITHIN GROUP (ORDER BY x.seconds)
              FROM (SELECT b.entity, b.currency, b.class = 'late' AS is_auto,
                           extract(epoch FROM (b.state ->> 'closedAt')::timestamptz - b.first_detected_at)::bigint
                               AS seconds
                      FROM (SELECT DISTINCT v.break_id FROM break_version v
                             WHERE v.changed_at >= $4 AND v.changed_at < $5) c
                      JOIN break b ON b.break_id = c.break_id
                     WHERE b.status = 'closed' AND (b.state ->> 'closedAt')::timestamptz >= $4
                       AND (b.state ->> 'closedAt')::timestamptz < $5
                       AND ($1::text IS NULL OR b.entity = $1) AND ($2::text IS NULL OR b.currency = $2)
                       AND ($3::text IS NULL OR b.rule = $3)) x
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    private static final String OPEN = """
            SELECT x.entity, x.currency, false, count(*),
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY x.seconds),
                   percentile_disc(0.9) WITHIN GROUP (ORDER BY x.seconds)
              FROM (SELECT b.entity, b.currency, greatest(extract(epoch FROM $4 - b.first_detected_at), 0)::bigint
                               AS seconds
                      FROM break b
                     WHERE b.status = 'open' AND ($1::text IS NULL OR b.entity = $1)
                       AND ($2::text IS NULL OR b.currency = $2)
                       AND ($3::text IS NULL OR b.rule = $3)) x
             GROUP BY 1, 2 ORDER BY 1, 2""";

    private static final String STOCK = PgReadStock.FIGURES.formatted("");

    private final TenantTx tx;

    PgReadKpis(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<KpiFigures> figures(String tenant, ReportWindow window, Span span) {
        Tuple dates = Tuple.from(
                new @Nullable Object[] {window.from(), window.to(), window.entity(), window.currency(), window.rule()});
        Tuple times = Tuple.from(new @Nullable Object[] {
            window.entity(), window.currency(), window.rule(), Columns.utc(span.start()), Columns.utc(span.end())
        });
        Tuple days =
                Tuple.from(new @Nullable Object[] {window.from(), window.to(), window.entity(), window.currency()});
        Tuple now = Tuple.from(
                new @Nullable Object[] {window.entity(), window.currency(), window.rule(), Columns.utc(span.now())});
        return tx.inTenantTx(
                tenant,
                connection -> rows(connection, RULES, dates, PgReadKpis::ofRule)
                        .chain(rules -> rows(connection, RESOLVED, times, PgReadKpis::times)
                                .chain(resolved -> rows(connection, OPEN, now, PgReadKpis::times)
                                        .chain(open -> rows(connection, STOCK, dates, PgReadStock::figures)
                                                .chain(stock -> rows(
                                                                connection, ToldDayRows.SUM, days, ToldDayRows::read)
                                                        .chain(told -> rows(
                                                                        connection,
                                                                        ManualDayRows.SUM,
                                                                        days,
                                                                        ManualDayRows::read)
                                                                .chain(byHand -> customers(connection, window)
                                                                        .map(customers -> new KpiFigures(
                                                                                rules, resolved, open, stock, told,
                                                                                byHand, customers)))))))));
    }

    /// Nobody who asks for a currency or a rule asks for people.
    private static Uni<List<CustomerFigures>> customers(SqlConnection connection, ReportWindow window) {
        return window.currency() != null || window.rule() != null
                ? Uni.createFrom().item(List.of())
                : rows(
                        connection,
                        CustomerRows.FIGURES,
                        Tuple.from(new @Nullable Object[] {window.from(), window.to(), window.entity()}),
                        CustomerRows::read);
    }

    private static <T> Uni<List<T>> rows(
            SqlConnection connection, String sql, Tuple parameters, Function<Row, T> read) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        });
    }

    private static OfRule ofRule(Row row) {
        String currency = row.getString(2);
        return new OfRule(
                row.getString(0),
                row.getString(1),
                currency,
                row.getLong(3),
                Money.of(row.getLong(4), currency),
                row.getLong(5),
                Money.of(row.getLong(6), currency),
                row.getLong(7),
                Money.of(row.getLong(8), currency),
                row.getLong(9),
                Money.of(row.getLong(10), currency),
                Money.of(row.getLong(11), currency),
                Money.of(row.getLong(12), currency));
    }

    private static Times times(Row row) {
        return new Times(
                row.getString(0),
                row.getString(1),
                row.getBoolean(2),
                row.getLong(3),
                Duration.ofSeconds(row.getLong(4)),
                Duration.ofSeconds(row.getLong(5)));
    }
}
