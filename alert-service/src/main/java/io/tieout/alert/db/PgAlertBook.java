package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.rows;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertBook;
import io.tieout.alert.app.AlertEntry;
import io.tieout.alert.app.AlertKey;
import io.tieout.alert.app.SeenBreak;
import io.tieout.alert.domain.Acknowledgement;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.Slice;
import io.tieout.alert.domain.Touch;
import io.tieout.event.finding.BreakIncident;
import io.tieout.kit.db.TenantTx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One database transaction from the breaks to the deliveries.
@ApplicationScoped
class PgAlertBook implements AlertBook {

    private static final String DUE = """
            SELECT tenant, revision FROM tenant_watch WHERE swept_on IS DISTINCT FROM $1
            ORDER BY tenant LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String ONE = "SELECT tenant, revision FROM tenant_watch WHERE tenant = $1 FOR UPDATE";

    private static final String MARK = "UPDATE tenant_watch SET swept_on = $3 WHERE tenant = $1 AND revision = $2";

    private final TenantTx tx;
    private final BreakTable breaks;
    private final SliceTable slices;
    private final RuleTable rules;
    private final AlertTable alerts;
    private final Evaluations evaluations;

    PgAlertBook(
            TenantTx tx,
            BreakTable breaks,
            SliceTable slices,
            RuleTable rules,
            AlertTable alerts,
            Evaluations evaluations) {
        this.tx = tx;
        this.breaks = breaks;
        this.slices = slices;
        this.rules = rules;
        this.alerts = alerts;
        this.evaluations = evaluations;
    }

    @Override
    public Uni<Taken> take(List<SeenBreak> seen, Decision decision) {
        Map<Slice, List<Touch>> touches = touches(seen);
        SortedSet<String> tenants = new TreeSet<>();
        touches.keySet().forEach(slice -> tenants.add(slice.tenant()));
        return tx.inWriterTx(connection -> rules.seed(connection, tenants)
                .chain(() -> breaks.take(connection, seen))
                .call(touched -> slices.lock(connection, touched))
                .chain(touched -> evaluations.decide(connection, touched, touches, decision)));
    }

    @Override
    public Uni<Optional<Swept>> sweep(LocalDate today, Decision decision) {
        return sweep(DUE, Tuple.of(today), decision);
    }

    @Override
    public Uni<Optional<Swept>> sweep(String tenant, Decision decision) {
        return sweep(ONE, Tuple.of(tenant), decision);
    }

    private Uni<Optional<Swept>> sweep(String which, Tuple parameters, Decision decision) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(which)
                .execute(parameters)
                .map(found ->
                        rows(found, row -> new Swept(row.getString("tenant"), row.getLong("revision"), List.of())))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : sweep(connection, due.getFirst(), decision).map(Optional::of)));
    }

    private Uni<Swept> sweep(SqlConnection connection, Swept due, Decision decision) {
        return slices.lockAll(connection, due.tenant())
                .chain(all -> evaluations.decide(connection, new TreeSet<>(all), Map.of(), decision))
                .map(taken -> new Swept(due.tenant(), due.revision(), taken.entries()));
    }

    @Override
    public Uni<Void> markSwept(Swept swept, LocalDate today) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(MARK)
                .execute(Tuple.of(swept.tenant(), swept.revision(), today))
                .replaceWithVoid());
    }

    @Override
    public Uni<Acknowledged> acknowledge(
            String tenant, UUID id, Acknowledgement by, Function<Alert, AlertEntry> written) {
        return tx.inTenantTx(
                tenant,
                connection -> alerts.locked(connection, new AlertKey(tenant, id))
                        .chain(alert -> alert.isEmpty()
                                ? Uni.createFrom().item(new Acknowledged.Unknown())
                                : acknowledge(connection, alert.get(), by, written)));
    }

    private Uni<Acknowledged> acknowledge(
            SqlConnection connection, Alert alert, Acknowledgement by, Function<Alert, AlertEntry> written) {
        return switch (alert.state()) {
            case RESOLVED -> Uni.createFrom().item(new Acknowledged.Resolved());
            case ACKNOWLEDGED ->
                alerts.document(connection, alert).map(document -> new Acknowledged.Done(Optional.empty(), document));
            case OPEN -> {
                AlertEntry entry = written.apply(alert.acknowledged(by));
                yield alerts.update(connection, entry)
                        .replaceWith(new Acknowledged.Done(Optional.of(entry), entry.document()));
            }
        };
    }

    private static @Nullable UUID incidentId(@Nullable BreakIncident incident) {
        return incident == null ? null : incident.id();
    }

    private static Map<Slice, List<Touch>> touches(List<SeenBreak> seen) {
        Map<Slice, List<Touch>> touches = new HashMap<>();
        seen.forEach(one -> touches.computeIfAbsent(BreakTable.sliceOf(one.state()), _ -> new ArrayList<>())
                .add(new Touch(
                        one.state().rule(),
                        one.state().breakClass(),
                        incidentId(one.state().incident()),
                        one.traceparent())));
        return touches;
    }
}
