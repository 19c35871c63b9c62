package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.db.CrossReferenceRows.Versions;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodStates;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/// The accounting periods of each tenant as this instance last read them. They are read again only where a database
/// transaction, holding the lock under which they change, finds that there is a later version.
@ApplicationScoped
class KnownPeriods {

    private static final String SINCE = """
            SELECT p.tenant, p.version, p.entity, p.period, p.first_day, p.last_day, p.action, p.events, p.corrections,
                   p.changed_at
              FROM unnest($1::text[], $2::bigint[]) AS known (tenant, version)
              JOIN period_change p ON p.tenant = known.tenant AND p.version > known.version
             ORDER BY p.tenant, p.version""";

    private static final BinaryOperator<Instant> LATER = BinaryOperator.maxBy(Comparator.naturalOrder());

    private final Map<String, PeriodStates> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> changedAt = new ConcurrentHashMap<>();

    /// Those that hold until the end of the database transaction, in which `versions` were read under their lock.
    Uni<Map<String, PeriodStates>> of(SqlConnection connection, Map<String, Versions> versions) {
        List<String> stale = new ArrayList<>();
        versions.forEach((tenant, latest) -> {
            if (latest.periods() > knownOf(tenant).version()) {
                stale.add(tenant);
            }
        });
        return stale.isEmpty()
                ? Uni.createFrom().item(() -> all(versions))
                : read(connection, stale).map(_ -> all(versions));
    }

    /// Since when what was decided last holds, of those whose periods were read; empty where nothing was decided.
    Optional<Instant> changedAt(Collection<String> tenants) {
        return tenants.stream().map(changedAt::get).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    private Uni<Void> read(SqlConnection connection, List<String> stale) {
        Columns<String> since = Columns.of(stale)
                .texts(tenant -> tenant)
                .longs(tenant -> knownOf(tenant).version());
        return connection
                .preparedQuery(SINCE)
                .execute(since.tuple())
                .invoke(rows -> {
                    Map<String, PeriodStates> latest = new HashMap<>();
                    for (Row row : rows) {
                        String tenant = row.getString("tenant");
                        PeriodStates before = latest.getOrDefault(tenant, knownOf(tenant));
                        changedAt.merge(
                                tenant, row.getOffsetDateTime("changed_at").toInstant(), LATER);
                        if (row.getLong("version") > before.version()) {
                            latest.put(tenant, before.with(row.getLong("version"), change(row)));
                        }
                    }
                    latest.forEach((tenant, states) -> known.merge(
                            tenant, states, (one, other) -> one.version() >= other.version() ? one : other));
                })
                .replaceWithVoid();
    }

    private Map<String, PeriodStates> all(Map<String, Versions> versions) {
        Map<String, PeriodStates> all = new HashMap<>();
        versions.keySet().forEach(tenant -> all.put(tenant, knownOf(tenant)));
        return all;
    }

    private PeriodStates knownOf(String tenant) {
        return known.getOrDefault(tenant, PeriodStates.NONE);
    }

    static PeriodChange change(Row row) {
        return new PeriodChange(
                row.getString("entity"),
                period(row),
                Coded.of(PeriodAction.class, row.getString("action")),
                Arrays.asList(row.getArrayOfUUIDs("events")),
                Arrays.asList(row.getArrayOfStrings("corrections")));
    }

    /// The days of a month may be left out.
    static FiscalPeriod period(Row row) {
        String name = row.getString("period");
        LocalDate first = row.getLocalDate("first_day");
        return first == null
                ? FiscalPeriod.of(YearMonth.parse(name))
                : new FiscalPeriod(name, first, row.getLocalDate("last_day"));
    }
}
