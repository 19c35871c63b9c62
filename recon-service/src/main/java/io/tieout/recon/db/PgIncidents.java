package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.Cause;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.Incidents;
import io.tieout.recon.db.BreakRows.Owned;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Holding;
import io.tieout.recon.domain.incident.Incident;
import io.tieout.recon.domain.incident.IncidentBook;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Groups breaks under the locks of their rows, in the order in which everybody locks breaks.
@ApplicationScoped
class PgIncidents implements Incidents {

    private static final String UNGROUPED = """
            SELECT b.incident_id, b.transaction_id, %s FROM break b WHERE b.symptom IS NOT NULL AND b.grouped_version < b.version
             ORDER BY b.tenant, b.break_id LIMIT $1 FOR UPDATE OF b SKIP LOCKED""".formatted(BreakRows.STATE);

    /// Of the same symptom another instance may just be making the first incident.
    private static final String LOCK = """
            SELECT count(pg_advisory_xact_lock(hashtextextended(k.key, 0)))
              FROM (SELECT DISTINCT key FROM unnest($1::text[]) AS u (key) ORDER BY key) k""";

    private static final String WRITE_MEMBERS = """
            UPDATE break b SET incident_id = n.incident_id, grouped_version = b.version
              FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS n (tenant, break_id, incident_id)
             WHERE b.tenant = n.tenant AND b.break_id = n.break_id""";

    /// What does not say by itself why it is wrong, and is one of enough that are wrong in the same way. Late ones are
    /// over, and how late they came is all that their cause depends on.
    private static final String IS_EXPLAINED =
            "(i.undetermined > 0 AND i.records >= %d AND b.symptom = i.symptom AND %s)"
                    .formatted(Incident.BREAKS_MIN, IncidentRows.IS_EXPLAINED);

    /// Breaks whose published state does not say yet what they are together: their cause, or which incident it is. The
    /// condition on `i` is that of an index.
    private static final String UNSAID =
            """
            SELECT b.incident_id, b.transaction_id, %1$s, %2$s AS is_explained, i.breaks >= %3$d AS is_told,
                   i.tenant, i.ordinal, i.hop, i.connector, i.failing, i.first_detected_at, i.last_detected_at
              FROM incident i JOIN break b ON b.tenant = i.tenant AND b.incident_id = i.incident_id
             WHERE (i.undetermined > 0 AND i.records >= %3$d OR i.untold > 0) AND b.status <> 'absorbed'
               AND (%2$s OR (b.status = 'open'
                    AND %4$s IS DISTINCT FROM CASE WHEN i.breaks >= %3$d THEN i.incident_id END))
             ORDER BY b.tenant, b.break_id LIMIT $1 FOR UPDATE OF b SKIP LOCKED""".formatted(BreakRows.STATE, IS_EXPLAINED, Incident.BREAKS_MIN, IncidentRows.TOLD);

    private static final String MARK = """
            UPDATE break b SET grouped_version = b.version
              FROM unnest($1::text[], $2::uuid[]) AS n (tenant, break_id)
             WHERE b.tenant = n.tenant AND b.break_id = n.break_id""";

    private final TenantTx tx;

    PgIncidents(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Grouped> group(int breaksMax, Instant at) {
        return tx.inWriterTx(connection -> HeardLogRows.hear(connection, breaksMax, at)
                .chain(heard -> connection
                        .preparedQuery(UNGROUPED)
                        .execute(Tuple.of(breaksMax))
                        .map(PgIncidents::members)
                        .call(ungrouped -> ungrouped.isEmpty() ? nothing() : assign(connection, ungrouped))
                        .chain(ungrouped -> tell(connection, breaksMax, at)
                                .map(told -> new Grouped(
                                        Math.max(heard.size(), Math.max(ungrouped.size(), told.size())),
                                        newest(heard, told))))));
    }

    private static List<Break> newest(List<Break> heard, List<Break> told) {
        Map<UUID, Break> newest = new LinkedHashMap<>();
        heard.forEach(each -> newest.put(each.id(), each));
        told.forEach(each -> newest.put(each.id(), each));
        return List.copyOf(newest.values());
    }

    /// @param incidentId the one it belonged to so far
    private record Member(Owned owned, @Nullable UUID incidentId) {
        String tenant() {
            return owned.tenant();
        }

        Break each() {
            return owned.subject();
        }
    }

    private static Uni<Void> assign(SqlConnection connection, List<Member> members) {
        List<Break> breaks = members.stream().map(Member::each).toList();
        return connection
                .preparedQuery(LOCK)
                .execute(Columns.of(breaks)
                        .texts(each -> each.state().tenant() + " | "
                                + BreakRows.symptom(each.detail().symptom()))
                        .tuple())
                .chain(() -> IncidentRows.of(connection, breaks))
                .chain(known -> assign(connection, members, new IncidentBook(known)));
    }

    /// First what shows by itself, then what is held back: the incident that it belongs to may be one of these.
    private static Uni<Void> assign(SqlConnection connection, List<Member> members, IncidentBook book) {
        Map<Boolean, List<Break>> byHeldBack =
                members.stream().map(Member::each).collect(Collectors.partitioningBy(Holding::isHeldBack));
        List<Break> held = byHeldBack.getOrDefault(true, List.of());
        List<Break> own = byHeldBack.getOrDefault(false, List.of());
        List<Break> loads = own.stream().filter(Holding::isLoadThatIsNotThere).toList();
        Set<Transaction> touched = incidentsOf(members);
        return write(connection, own, book.assign(own), book)
                .chain(() -> HeldBackRows.incidentsOf(connection, held))
                .chain(joined -> {
                    List<Break> alone = held.stream()
                            .filter(each -> !joined.containsKey(each.id()))
                            .toList();
                    Map<UUID, UUID> incidents = book.assign(alone);
                    incidents.putAll(joined);
                    for (Break each : held) {
                        UUID incident = joined.get(each.id());
                        if (incident != null) {
                            touched.add(new Transaction(each.state().tenant(), incident));
                        }
                    }
                    return write(connection, held, incidents, book);
                })
                .chain(() -> HeldBackRows.regroup(connection, loads))
                .chain(() -> {
                    book.touched().forEach(each -> touched.add(new Transaction(each.tenant(), each.id())));
                    return IncidentRows.sum(connection, touched);
                });
    }

    private static Uni<Void> write(
            SqlConnection connection, List<Break> breaks, Map<UUID, UUID> incidents, IncidentBook book) {
        return breaks.isEmpty()
                ? nothing()
                : IncidentRows.write(connection, book.touched())
                        .chain(() -> writeMembers(connection, breaks, incidents));
    }

    private static Set<Transaction> incidentsOf(List<Member> members) {
        Set<Transaction> incidents = new TreeSet<>();
        for (Member member : members) {
            if (member.incidentId() != null) {
                incidents.add(new Transaction(member.tenant(), member.incidentId()));
            }
        }
        return incidents;
    }

    private static Uni<Void> writeMembers(SqlConnection connection, List<Break> breaks, Map<UUID, UUID> incidents) {
        return connection
                .preparedQuery(WRITE_MEMBERS)
                .execute(Columns.of(breaks)
                        .texts(each -> each.state().tenant())
                        .uuids(Break::id)
                        .uuids(each -> incidents.get(each.id()))
                        .tuple())
                .replaceWithVoid();
    }

    private static Uni<List<Break>> tell(SqlConnection connection, int breaksMax, Instant at) {
        return connection.preparedQuery(UNSAID).execute(Tuple.of(breaksMax)).chain(rows -> {
            List<Owned> told = new ArrayList<>(rows.size());
            rows.forEach(row -> told.add(told(row)));
            List<Break> breaks = told.stream().map(Owned::subject).toList();
            return breaks.isEmpty()
                    ? Uni.createFrom().item(breaks)
                    : BreakRows.write(connection, told, List.of(), at)
                            .chain(() -> mark(connection, breaks))
                            .chain(() -> IncidentRows.sum(connection, incidentsOf(members(rows))))
                            .replaceWith(breaks);
        });
    }

    private static Owned told(Row row) {
        Break each = BreakRows.read(row);
        BreakIncident incident =
                row.getBoolean("is_told") ? IncidentRows.read(row).namedBy(each) : null;
        Break told = each.grouped(
                row.getBoolean("is_explained")
                        ? Cause.INTEGRATION_BUG
                        : each.state().cause(),
                each.isOpen() ? incident : each.state().incident());
        return new Owned(told, row.getUUID("transaction_id"));
    }

    private static Uni<Void> mark(SqlConnection connection, List<Break> breaks) {
        return connection
                .preparedQuery(MARK)
                .execute(Columns.of(breaks)
                        .texts(each -> each.state().tenant())
                        .uuids(Break::id)
                        .tuple())
                .replaceWithVoid();
    }

    private static List<Member> members(RowSet<Row> rows) {
        List<Member> members = new ArrayList<>(rows.size());
        rows.forEach(row -> members.add(
                new Member(new Owned(BreakRows.read(row), row.getUUID("transaction_id")), row.getUUID("incident_id"))));
        return members;
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
