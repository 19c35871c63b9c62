package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.ledger.app.Periods.Decided;
import io.tieout.ledger.app.Periods.Late;
import io.tieout.ledger.app.Periods.Period;
import io.tieout.ledger.app.Periods.Position;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodState;
import io.tieout.ledger.domain.PeriodStates;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads accounting periods as people see them.
final class PeriodRows {

    static final String COLUMNS = """
            p.version, p.change_id, p.entity, p.period, p.action, p.events, p.corrections, p.idempotency_key, p.content_hash,
            p.reason, p.requested_by, p.approved_by, p.changed_at""";

    private static final String CHANGES = "SELECT " + COLUMNS + """

              FROM period_change p WHERE p.tenant = $1 AND p.entity = ANY($2) ORDER BY p.version""";

    private static final String BOOKED_KEYS =
            "SELECT idempotency_key FROM correction WHERE tenant = $1 AND idempotency_key = ANY($2)";

    /// What late entries leave of each event under each key, by the period they belong to and by the one they are in.
    private static final String LATE = """
            SELECT entity, origin, posted_in, currency, sum(greatest(minor, 0))::bigint AS minor,
                   count(DISTINCT event)::integer AS events
              FROM (SELECT l.entity, to_char(n.business_date, 'YYYY-MM') AS origin, n.posted_in, l.currency, n.event,
                           l.account, l.sub_key, sum(l.amount_minor) AS minor
                      FROM entry n
                      JOIN line l ON l.event = n.event AND l.number = n.number AND l.booked_at = n.booked_at
                     WHERE n.tenant = $1 AND n.posted_in <> '' AND l.entity = ANY($2)
                     GROUP BY GROUPING SETS (
                           (l.entity, to_char(n.business_date, 'YYYY-MM'), l.currency, n.event, l.account, l.sub_key),
                           (l.entity, n.posted_in, l.currency, n.event, l.account, l.sub_key))) AS left_over
             WHERE minor <> 0
             GROUP BY entity, origin, posted_in, currency
             ORDER BY currency""";

    private PeriodRows() {}

    static Uni<List<Period>> of(SqlConnection connection, String tenant, List<Position> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<String> entities = asked.stream().map(Position::entity).collect(Collectors.toCollection(TreeSet::new));
        Tuple key = Tuple.of(tenant, entities.toArray(String[]::new));
        return Rows.read(connection, CHANGES, key, row -> row).chain(rows -> {
            PeriodStates states = PeriodStates.NONE;
            List<Decided> changes = new ArrayList<>();
            for (Row row : rows) {
                Decided decided = decided(row);
                changes.add(decided);
                states = states.with(row.getLong("version"), decided.change());
            }
            PeriodStates latest = states;
            return missing(connection, tenant, changes)
                    .chain(missing -> Rows.read(connection, LATE, key, row -> row)
                            .map(late -> asked.stream()
                                    .map(one -> period(one, latest, changes, missing, late))
                                    .toList()));
        });
    }

    /// The corrections that were let in and are not booked yet.
    private static Uni<Set<String>> missing(SqlConnection connection, String tenant, List<Decided> changes) {
        Set<String> keys = new HashSet<>();
        changes.forEach(one -> keys.addAll(one.change().corrections()));
        if (keys.isEmpty()) {
            return Uni.createFrom().item(keys);
        }
        Tuple asked = Tuple.of(tenant, keys.toArray(String[]::new));
        return Rows.read(connection, BOOKED_KEYS, asked, row -> row.getString(0))
                .map(booked -> {
                    booked.forEach(keys::remove);
                    return keys;
                });
    }

    private static Period period(
            Position asked, PeriodStates states, List<Decided> changes, Set<String> missing, List<Row> late) {
        List<Decided> history = changes.stream()
                .filter(one -> one.entity().equals(asked.entity()) && isAbout(one, asked.period()))
                .toList();
        boolean waits = history.stream()
                .anyMatch(one -> one.change().corrections().stream().anyMatch(missing::contains));
        Map<String, List<Late>> byColumn = new HashMap<>();
        for (Row row : late) {
            for (String column : List.of("origin", "posted_in")) {
                if (row.getString("entity").equals(asked.entity())
                        && asked.period().toString().equals(row.getString(column))) {
                    byColumn.computeIfAbsent(column, _ -> new ArrayList<>()).add(late(row));
                }
            }
        }
        return new Period(
                asked.entity(),
                asked.period(),
                waits ? PeriodState.REOPENED : states.stateOf(asked.entity(), asked.period()),
                byColumn.getOrDefault("origin", List.of()),
                byColumn.getOrDefault("posted_in", List.of()),
                history);
    }

    /// Closing holds for earlier periods too.
    private static boolean isAbout(Decided decided, YearMonth period) {
        return decided.change().action() == PeriodAction.REOPEN
                ? decided.change().period().equals(period)
                : !period.isAfter(decided.change().period());
    }

    private static Late late(Row row) {
        return new Late(Money.of(row.getLong("minor"), row.getString("currency")), row.getInteger("events"));
    }

    static Decided decided(Row row) {
        return new Decided(
                row.getUUID("change_id"),
                KnownPeriods.change(row),
                row.getString("idempotency_key"),
                row.getString("content_hash"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getString("approved_by"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
