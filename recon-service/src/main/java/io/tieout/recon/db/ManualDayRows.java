package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.checkpoint.Manual;
import io.tieout.recon.domain.report.ByHand;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What people wrote in the ERP by the day, by person and by account.
final class ManualDayRows {

    private static final String ADD = """
            INSERT INTO manual_day AS d (tenant, entity, currency, part, name, date, count, minor)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::bigint[],
                   $8::bigint[])
            ON CONFLICT (tenant, date, entity, currency, part, name) DO UPDATE
               SET count = d.count + excluded.count, minor = d.minor + excluded.minor""";

    /// $1 and $2 first and last business date, $3 entity and $4 currency, null for all.
    static final String SUM = """
            SELECT part, name, entity, currency, min(date), sum(count)::bigint, sum(minor)::bigint FROM manual_day
             WHERE date BETWEEN $1 AND $2 AND ($3::text IS NULL OR entity = $3) AND ($4::text IS NULL OR currency = $4)
             GROUP BY 1, 2, 3, 4 ORDER BY 7 DESC, 1, 2, 3, 4 LIMIT %d""".formatted(Manual.PARTS_MAX);

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant)
            .thenComparing(Key::date)
            .thenComparing(Key::entity)
            .thenComparing(Key::currency)
            .thenComparing(each -> each.part().code())
            .thenComparing(Key::name);

    private record Key(String tenant, LocalDate date, String entity, String currency, ByHand.Part part, String name) {
        static Key of(String tenant, ByHand each) {
            return new Key(
                    tenant,
                    each.date(),
                    each.entity(),
                    each.amount().currency().getCurrencyCode(),
                    each.part(),
                    each.name());
        }
    }

    private ManualDayRows() {}

    /// Counts the legs of a batch that are new, in the order of the key, as what was told by the day.
    static Uni<Void> add(SqlConnection connection, Collection<Arrival> fresh) {
        Map<Key, ByHand> days = new TreeMap<>(ORDER);
        for (Arrival arrival : fresh) {
            ByHand.of(arrival.leg()).forEach(each -> days.merge(Key.of(arrival.tenant(), each), each, ByHand::plus));
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
                        .texts(each -> each.getKey().part().code())
                        .texts(each -> each.getKey().name())
                        .dates(each -> each.getKey().date())
                        .longs(each -> each.getValue().count())
                        .longs(each -> each.getValue().amount().minor())
                        .tuple())
                .replaceWithVoid();
    }

    static ByHand read(Row row) {
        return new ByHand(
                Coded.of(ByHand.Part.class, row.getString(0)),
                row.getString(1),
                row.getString(2),
                row.getLocalDate(4),
                row.getLong(5),
                Money.of(row.getLong(6), row.getString(3)));
    }
}
