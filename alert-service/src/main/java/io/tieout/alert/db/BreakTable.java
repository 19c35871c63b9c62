package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.column;
import static io.tieout.alert.db.Columns.time;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.SeenBreak;
import io.tieout.alert.domain.Slice;
import io.tieout.event.Money;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The latest version of every break, as far as rules look at it.
@ApplicationScoped
class BreakTable {

    /// So that equal is equal in every index.
    static final UUID NO_INCIDENT = new UUID(0, 0);

    /// Also answers where each break stood before, in case it has moved to another entity or currency.
    private static final String TAKE = """
            WITH incoming AS (
                SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bool[], $5::text[], $6::text[], $7::text[],
                    $8::text[], $9::bigint[], $10::bigint[], $11::timestamptz[], $12::uuid[], $13::text[], $14::text[], $15::uuid[], $16::text[],
                    $17::int[])
                AS i (tenant, break_id, version, is_open, entity, currency, break_rule, break_class, delta_minor,
                    absolute_minor, first_detected_at, correlation_id, traceparent, state, incident_id, incident_cause, incident_sign)
            ), taken AS (
                INSERT INTO watched_break AS w (tenant, break_id, version, is_open, entity, currency, break_rule,
                    break_class, delta_minor, absolute_minor, first_detected_at, correlation_id, traceparent, state,
                    incident_id, incident_cause, incident_sign)
                SELECT tenant, break_id, version, is_open, entity, currency, break_rule, break_class, delta_minor,
                    absolute_minor, first_detected_at, correlation_id, traceparent, state::jsonb,
                    incident_id, incident_cause, incident_sign
                FROM incoming
                ORDER BY tenant, break_id
                ON CONFLICT (tenant, break_id) DO UPDATE SET
                    version = excluded.version, is_open = excluded.is_open, entity = excluded.entity,
                    currency = excluded.currency, break_rule = excluded.break_rule,
                    break_class = excluded.break_class, delta_minor = excluded.delta_minor,
                    absolute_minor = excluded.absolute_minor, first_detected_at = excluded.first_detected_at,
                    correlation_id = excluded.correlation_id, traceparent = excluded.traceparent,
                    state = excluded.state, incident_id = excluded.incident_id,
                    incident_cause = excluded.incident_cause, incident_sign = excluded.incident_sign
                WHERE w.version < excluded.version
            )
            SELECT b.tenant, b.entity, b.currency
            FROM watched_break b JOIN incoming USING (tenant, break_id)""";

    /// Takes what is newer. Returns every slice that the breaks are or were in, in locking order.
    Uni<SortedSet<Slice>> take(SqlConnection connection, List<SeenBreak> breaks) {
        Collection<SeenBreak> latest = latest(breaks);
        return connection.preparedQuery(TAKE).execute(parameters(latest)).map(rows -> {
            SortedSet<Slice> slices = new TreeSet<>();
            latest.forEach(seen -> slices.add(sliceOf(seen.state())));
            rows.forEach(row -> slices.add(new Slice(
                    row.getString("tenant"), row.getString("entity"), Money.currencyOf(row.getString("currency")))));
            return slices;
        });
    }

    static Slice sliceOf(BreakState state) {
        return new Slice(state.tenant(), state.entity(), state.absolute().currency());
    }

    /// One statement can take one version of a break, so the highest of a batch stands for the others.
    private static Collection<SeenBreak> latest(List<SeenBreak> breaks) {
        record Key(String tenant, UUID id) {}
        TreeMap<Key, SeenBreak> byKey =
                new TreeMap<>(Comparator.comparing(Key::tenant).thenComparing(Key::id));
        for (SeenBreak seen : breaks) {
            byKey.merge(
                    new Key(seen.state().tenant(), seen.state().breakId()),
                    seen,
                    (one, other) -> other.state().version() > one.state().version() ? other : one);
        }
        return byKey.values();
    }

    private static io.vertx.mutiny.sqlclient.Tuple parameters(Collection<SeenBreak> breaks) {
        List<BreakState> states = breaks.stream().map(SeenBreak::state).toList();
        return tuple(
                column(states, String[]::new, BreakState::tenant),
                column(states, UUID[]::new, BreakState::breakId),
                column(states, Integer[]::new, BreakState::version),
                column(states, Boolean[]::new, state -> state.status() == BreakStatus.OPEN),
                column(states, String[]::new, BreakState::entity),
                column(
                        states,
                        String[]::new,
                        state -> state.absolute().currency().getCurrencyCode()),
                column(states, String[]::new, BreakState::rule),
                column(states, String[]::new, state -> state.breakClass().code()),
                column(states, Long[]::new, state -> state.delta().minor()),
                column(states, Long[]::new, state -> state.absolute().minor()),
                column(states, OffsetDateTime[]::new, state -> time(state.firstDetectedAt())),
                column(states, UUID[]::new, BreakState::correlationId),
                column(breaks, String[]::new, SeenBreak::traceparent),
                column(states, String[]::new, state -> new String(BreakJson.write(state), StandardCharsets.UTF_8)),
                column(states, UUID[]::new, BreakTable::incidentId),
                column(states, String[]::new, BreakTable::incidentCause),
                column(states, Integer[]::new, BreakTable::incidentSign));
    }

    private static UUID incidentId(BreakState state) {
        BreakIncident incident = state.incident();
        return incident == null ? NO_INCIDENT : incident.id();
    }

    private static int incidentSign(BreakState state) {
        BreakIncident incident = state.incident();
        return incident == null ? 1 : incident.sign();
    }

    /// What fails at another step is held back by the others, and why it is says nothing of them.
    private static @Nullable String incidentCause(BreakState state) {
        BreakIncident incident = state.incident();
        return incident != null && incident.step() == state.handoff().step()
                ? state.cause().code()
                : null;
    }
}
