package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.column;
import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.time;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertEntry;
import io.tieout.alert.app.AlertKey;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.Incident;
import io.tieout.alert.domain.Slice;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Alerts and their history.
@ApplicationScoped
class AlertTable {

    private static final String LOCK_ACTIVE = """
            SELECT 1 FROM alert a JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted
                (tenant, entity, currency) USING (tenant, entity, currency)
            WHERE a.state <> 'resolved' ORDER BY a.tenant, a.id FOR UPDATE OF a""";

    /// Of incidents only those that are told of or that have open breaks: past ones are many.
    private static final String LATEST = """
            WITH wanted AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS w (tenant, entity, currency)
            ), known AS (
                SELECT a.tenant, a.fingerprint, a.occurrence, a.content
                FROM alert a JOIN wanted USING (tenant, entity, currency)
                WHERE a.incident_id IS NULL
                UNION ALL
                SELECT a.tenant, a.fingerprint, a.occurrence, a.content
                FROM alert a JOIN wanted USING (tenant, entity, currency)
                WHERE a.incident_id IS NOT NULL AND a.state <> 'resolved'
                UNION ALL
                SELECT a.tenant, a.fingerprint, a.occurrence, a.content
                FROM alert a JOIN wanted USING (tenant, entity, currency)
                WHERE a.incident_id = ANY ($4::uuid[]) AND a.state = 'resolved'
            )
            SELECT DISTINCT ON (tenant, fingerprint) content::text AS content
            FROM known ORDER BY tenant, fingerprint, occurrence DESC""";

    private static final String WRITE = """
            INSERT INTO alert (tenant, id, version, fingerprint, occurrence, rule_id, rule_name, measure, entity,
                currency, state, severity, opened_at, content, incident_id)
            SELECT tenant, id, version, fingerprint, occurrence, rule_id, rule_name, measure, entity, currency, state,
                severity, opened_at, content::jsonb, incident_id
            FROM unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::uuid[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::text[],
                $15::uuid[]) AS i
                (tenant, id, version, fingerprint, occurrence, rule_id, rule_name, measure, entity, currency, state,
                    severity, opened_at, content, incident_id)
            ON CONFLICT (tenant, id) DO UPDATE SET version = excluded.version, rule_name = excluded.rule_name,
                state = excluded.state, severity = excluded.severity, content = excluded.content""";

    private static final String UPDATE = """
            UPDATE alert SET version = $3, state = $4, content = $5::text::jsonb WHERE tenant = $1 AND id = $2""";

    private static final String NOTE = """
            INSERT INTO alert_change (tenant, alert_id, version, kind, at, traceparent, document)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::text[],
                $7::text[])""";

    private static final String ONE_LOCKED =
            "SELECT content::text AS content FROM alert WHERE tenant = $1 AND id = $2 FOR UPDATE";

    private static final String DOCUMENT =
            "SELECT document FROM alert_change WHERE tenant = $1 AND alert_id = $2 AND version = $3";

    /// The latest alert of every fingerprint in the slices. Active ones are locked first, so that an acknowledgement
    /// under way is waited for and then seen.
    ///
    /// @param incidents that have open breaks
    Uni<List<Alert>> latest(SqlConnection connection, Collection<Slice> slices, Collection<UUID> incidents) {
        Tuple parameters = SliceTable.parameters(slices);
        Tuple withIncidents = SliceTable.parameters(slices).addArrayOfUUID(incidents.toArray(UUID[]::new));
        return connection
                .preparedQuery(LOCK_ACTIVE)
                .execute(parameters)
                .chain(() -> connection.preparedQuery(LATEST).execute(withIncidents))
                .map(found -> rows(found, row -> AlertJson.read(row.getString("content"))));
    }

    Uni<Optional<Alert>> locked(SqlConnection connection, AlertKey key) {
        return connection
                .preparedQuery(ONE_LOCKED)
                .execute(Tuple.of(key.tenant(), key.id()))
                .map(found -> rows(found, row -> AlertJson.read(row.getString("content"))).stream()
                        .findFirst());
    }

    Uni<String> document(SqlConnection connection, Alert alert) {
        return connection
                .preparedQuery(DOCUMENT)
                .execute(Tuple.of(alert.slice().tenant(), alert.id(), alert.version()))
                .map(found -> rows(found, row -> row.getString("document")).getFirst());
    }

    /// Writes new versions and their lines of history. There is one version per alert.
    Uni<Void> write(SqlConnection connection, List<AlertEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Alert> alerts =
                entries.stream().map(AlertEntry::change).map(AlertChange::alert).toList();
        return connection
                .preparedQuery(WRITE)
                .execute(alertColumns(alerts))
                .chain(() -> connection.preparedQuery(NOTE).execute(changeColumns(entries, alerts)))
                .replaceWithVoid();
    }

    /// Writes the next version of an alert that is locked; all that a person may do to one.
    Uni<Void> update(SqlConnection connection, AlertEntry entry) {
        Alert alert = entry.change().alert();
        return connection
                .preparedQuery(UPDATE)
                .execute(tuple(
                        alert.slice().tenant(),
                        alert.id(),
                        alert.version(),
                        alert.state().code(),
                        AlertJson.write(alert)))
                .chain(() -> connection.preparedQuery(NOTE).execute(changeColumns(List.of(entry), List.of(alert))))
                .replaceWithVoid();
    }

    private static Tuple alertColumns(List<Alert> alerts) {
        return tuple(
                column(alerts, String[]::new, alert -> alert.slice().tenant()),
                column(alerts, UUID[]::new, Alert::id),
                column(alerts, Integer[]::new, Alert::version),
                column(alerts, String[]::new, alert -> alert.fingerprint().value()),
                column(alerts, Integer[]::new, Alert::occurrence),
                column(alerts, UUID[]::new, alert -> alert.rule().id()),
                column(alerts, String[]::new, alert -> alert.rule().name()),
                column(alerts, String[]::new, alert -> alert.rule().measure().code()),
                column(alerts, String[]::new, alert -> alert.slice().entity()),
                column(alerts, String[]::new, alert -> alert.slice().currencyCode()),
                column(alerts, String[]::new, alert -> alert.state().code()),
                column(alerts, String[]::new, alert -> alert.severity().code()),
                column(alerts, OffsetDateTime[]::new, alert -> time(alert.openedAt())),
                column(alerts, String[]::new, AlertJson::write),
                column(alerts, UUID[]::new, AlertTable::incidentId));
    }

    private static @Nullable UUID incidentId(Alert alert) {
        Incident incident = alert.incident();
        return incident == null ? null : incident.id();
    }

    private static Tuple changeColumns(List<AlertEntry> entries, List<Alert> alerts) {
        return tuple(
                column(alerts, String[]::new, alert -> alert.slice().tenant()),
                column(alerts, UUID[]::new, Alert::id),
                column(alerts, Integer[]::new, Alert::version),
                column(entries, String[]::new, entry -> entry.change().kind().code()),
                column(alerts, OffsetDateTime[]::new, alert -> time(alert.changedAt())),
                column(entries, String[]::new, entry -> entry.change().alert().traceparent()),
                column(entries, String[]::new, AlertEntry::document));
    }
}
