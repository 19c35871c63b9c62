package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
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
import java.time.LocalDate;
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
            p.version, p.change_id, p.entity, p.period, p.first_day, p.last_day, p.action, p.events, p.corrections,
            p.idempotency_key, p.content_hash,
            p.reason, p.requested_by, p.approved_by, p.changed_at""";

    private static final String CHANGES = "SELECT " + COLUMNS + """

              FROM period_change p WHERE p.tenant = $1 AND p.entity = ANY($2) ORDER BY p.version""";

    private static final String BOOKED_KEYS =
            "SELECT idempotency_key FROM correction WHERE tenant = $1 AND idempotency_key = ANY($2)";

    /// What late entries leave of each event under each key: those of the period that are in later ones,
    /// and those of earlier ones that are in it.
    private static final String LATE = """
            WITH asked AS (
                SELECT * FROM unnest($2::text[], $3::date[], $4::date[], $5::text[], $6::text[]) WITH ORDINALITY
                    AS p (entity, first_day, last_day, first_posted, last_posted, place)),
            left_over AS (
                SELECT p.place, true AS is_later, l.currency, n.event, sum(l.amount_minor) AS minor
                  FROM asked p
                  JOIN entry n ON n.tenant = $1 AND n.posted_in <> '' AND n.posted_in > p.last_posted
                   AND n.business_date BETWEEN p.first_day AND p.last_day
                  JOIN line l ON l.event = n.event AND l.number = n.number AND l.booked_at = n.booked_at
                   AND l.entity = p.entity
                 GROUP BY p.place, l.currency, n.event, l.account, l.sub_key
                 UNION ALL
                SELECT p.place, false, l.currency, n.event, sum(l.amount_minor)
                  FROM asked p
                  JOIN entry n ON n.tenant = $1 AND n.posted_in <> ''
                   AND n.posted_in BETWEEN p.first_posted AND p.last_posted AND n.business_date < p.first_day
                  JOIN line l ON l.event = n.event AND l.number = n.number AND l.booked_at = n.booked_at
                   AND l.entity = p.entity
                 GROUP BY p.place, l.currency, n.event, l.account, l.sub_key)
            SELECT place, is_later, currency, sum(greatest(minor, 0))::bigint AS minor,
                   count(DISTINCT event)::integer AS events
              FROM left_over WHERE minor <> 0
             GROUP BY place, is_later, currency
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
                    .chain(missing -> late(connection, tenant, asked)
                            .map(late -> asked.stream()
                                    .map(one -> period(
                                            one, latest, changes, missing, late.getOrDefault(one, OutOfPeriod.NOTHING)))
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

    /// By currency.
    private record OutOfPeriod(List<Late> postedLater, List<Late> postedFromEarlier) {

        static final OutOfPeriod NOTHING = new OutOfPeriod(List.of(), List.of());
    }

    private static Uni<Map<Position, OutOfPeriod>> late(SqlConnection connection, String tenant, List<Position> asked) {
        Tuple parameters = Tuple.from(new Object[] {
            tenant,
            asked.stream().map(Position::entity).toArray(String[]::new),
            asked.stream().map(one -> one.period().firstDay()).toArray(LocalDate[]::new),
            asked.stream().map(one -> one.period().lastDay()).toArray(LocalDate[]::new),
            asked.stream().map(one -> PostedIn.firstOf(one.period())).toArray(String[]::new),
            asked.stream().map(one -> PostedIn.lastOf(one.period())).toArray(String[]::new)
        });
        return Rows.read(connection, LATE, parameters, row -> row).map(rows -> {
            Map<Position, OutOfPeriod> late = new HashMap<>();
            for (Row row : rows) {
                OutOfPeriod one = late.computeIfAbsent(
                        asked.get(Math.toIntExact(row.getLong("place") - 1)),
                        _ -> new OutOfPeriod(new ArrayList<>(), new ArrayList<>()));
                (row.getBoolean("is_later") ? one.postedLater() : one.postedFromEarlier()).add(late(row));
            }
            return late;
        });
    }

    private static Period period(
            Position asked, PeriodStates states, List<Decided> changes, Set<String> missing, OutOfPeriod late) {
        List<Decided> history = changes.stream()
                .filter(one -> one.entity().equals(asked.entity()) && isAbout(one, asked.period()))
                .toList();
        boolean waits = history.stream()
                .anyMatch(one -> one.change().corrections().stream().anyMatch(missing::contains));
        return new Period(
                asked.entity(),
                asked.period(),
                waits ? PeriodState.REOPENED : states.stateOf(asked.entity(), asked.period()),
                late.postedLater(),
                late.postedFromEarlier(),
                history);
    }

    /// Closing holds for earlier periods too.
    private static boolean isAbout(Decided decided, FiscalPeriod period) {
        FiscalPeriod named = decided.change().period();
        return decided.change().action() == PeriodAction.REOPEN
                ? period.contains(named.firstDay())
                : !period.lastDay().isAfter(named.lastDay());
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
