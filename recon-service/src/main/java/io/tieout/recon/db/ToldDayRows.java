package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.report.Told;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What was told by the day that figures count without comparing it.
final class ToldDayRows {

    private static final String ADD = """
            INSERT INTO told_day AS d (tenant, entity, currency, kind, date, count, minor)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[])
            ON CONFLICT (tenant, date, entity, currency, kind) DO UPDATE
               SET count = d.count + excluded.count, minor = d.minor + excluded.minor""";

    static final String SUM = """
            SELECT kind, entity, currency, sum(count)::bigint, sum(minor)::bigint, min(date) FROM told_day
             WHERE date BETWEEN $1 AND $2 AND ($3::text IS NULL OR entity = $3) AND ($4::text IS NULL OR currency = $4)
             GROUP BY 1, 2, 3 ORDER BY 2, 3, 1""";

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant)
            .thenComparing(Key::date)
            .thenComparing(Key::entity)
            .thenComparing(Key::currency)
            .thenComparing(each -> each.kind().code());

    private record Key(String tenant, LocalDate date, String entity, String currency, Told.Kind kind) {
        static Key of(String tenant, Told told) {
            return new Key(
                    tenant, told.date(), told.entity(), told.amount().currency().getCurrencyCode(), told.kind());
        }
    }

    private ToldDayRows() {}

    /// Counts the legs of a batch that are new, in the order of the key, so that two batches wait for each
    /// other and not in a circle.
    static Uni<Void> add(SqlConnection connection, Collection<Arrival> fresh) {
        Map<Key, Told> days = new TreeMap<>(ORDER);
        for (Arrival arrival : fresh) {
            Told.of(arrival.leg()).ifPresent(told -> days.merge(Key.of(arrival.tenant(), told), told, Told::plus));
        }
        if (days.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD)
                .execute(Columns.of(days.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .texts(each -> each.getKey().entity())
                        .texts(each -> each.getKey().currency())
                        .texts(each -> each.getKey().kind().code())
                        .dates(each -> each.getKey().date())
                        .longs(each -> each.getValue().count())
                        .longs(each -> each.getValue().amount().minor())
                        .tuple())
                .replaceWithVoid();
    }

    static Told read(Row row) {
        return new Told(
                Coded.of(Told.Kind.class, row.getString(0)),
                row.getString(1),
                row.getLocalDate(5),
                row.getLong(3),
                Money.of(row.getLong(4), row.getString(2)));
    }
}
