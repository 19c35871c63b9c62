package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.time;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertArchive;
import io.tieout.alert.app.AlertDocument;
import io.tieout.alert.app.AlertDocuments;
import io.tieout.alert.app.AlertStream;
import io.tieout.alert.app.StreamAlerts;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.ChangeKind;
import io.tieout.event.Coded;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads alerts under row-level security.
@ApplicationScoped
class PgAlertArchive implements AlertArchive {

    private static final String LATEST = """
            SELECT a.content::text AS content, c.kind
            FROM alert a JOIN alert_change c ON c.tenant = a.tenant AND c.alert_id = a.id AND c.version = a.version
            """;

    private static final String LIST = LATEST + """
            WHERE ($1::text IS NULL OR a.state = $1) AND ($2::text IS NULL OR a.severity = $2)
                AND ($3::text IS NULL OR a.entity = $3) AND ($4::text IS NULL OR a.currency = $4)
                AND ($5::text IS NULL OR a.rule_name = $5 OR a.rule_id::text = $5)
                AND ($9::text IS NULL OR a.incident_id::text = lower($9))
                AND ($6::timestamptz IS NULL OR (a.opened_at, a.id) < ($6, $7::uuid))
            ORDER BY a.opened_at DESC, a.id DESC LIMIT $8""";

    private static final String ONE = LATEST + "WHERE a.id = $1";

    private static final String HISTORY =
            "SELECT document FROM alert_change WHERE alert_id = $1 ORDER BY version LIMIT 1000";

    private static final String SINCE = """
            SELECT tenant, alert_id, version, recorded_at, traceparent, document FROM alert_change
            WHERE (recorded_at, alert_id, version) > ($1, $2::uuid, $3::int)
            ORDER BY recorded_at, alert_id, version LIMIT %d""".formatted(MISSED_PAGE_SIZE);

    private final TenantTx tx;
    private final BreaksBehindAlert behind;
    private final DeliveryTable deliveries;
    private final AlertDocuments documents;

    PgAlertArchive(TenantTx tx, BreaksBehindAlert behind, DeliveryTable deliveries, AlertDocuments documents) {
        this.tx = tx;
        this.behind = behind;
        this.deliveries = deliveries;
        this.documents = documents;
    }

    @Override
    public Uni<List<AlertChange>> list(String tenant, AlertFilter filter, PageRequest page) {
        Tuple parameters = tuple(
                filter.state(),
                filter.severity(),
                filter.entity(),
                filter.currency(),
                filter.rule(),
                afterTime(page),
                afterId(page),
                page.limit(),
                filter.incident());
        return tx.inTenantTx(
                        tenant, connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(found -> rows(found, PgAlertArchive::change));
    }

    @Override
    public Uni<Optional<Detail>> find(String tenant, UUID id) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(id))
                        .map(found -> rows(found, PgAlertArchive::change))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : detail(connection, found.getFirst()).map(Optional::of)));
    }

    @Override
    public Uni<BreaksBehind> breaks(String tenant, UUID alert, PageRequest page) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(alert))
                        .map(found -> rows(found, PgAlertArchive::change))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(new BreaksBehind.NoAlert())
                                : behind.of(
                                        connection,
                                        found.getFirst().alert(),
                                        afterTime(page),
                                        afterId(page),
                                        page.limit())));
    }

    private Uni<Detail> detail(SqlConnection connection, AlertChange latest) {
        UUID id = latest.alert().id();
        return history(connection, id)
                .chain(history -> deliveries.ofAlert(connection, id).map(lines -> new Detail(latest, history, lines)));
    }

    private Uni<List<AlertDocument>> history(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(HISTORY)
                .execute(Tuple.of(id))
                .map(found -> rows(found, row -> documents.read(row.getString("document"))));
    }

    @Override
    public Uni<List<DeliveryLine>> deliveries(String tenant, DeliveryFilter filter, PageRequest page) {
        Tuple parameters =
                tuple(filter.status(), filter.alert(), filter.channel(), afterTime(page), afterId(page), page.limit());
        return tx.inTenantTx(tenant, connection -> deliveries.list(connection, parameters));
    }

    @Override
    public Uni<List<AlertStream.Version>> recordedAfter(String tenant, StreamAlerts.Position position) {
        Tuple after = Tuple.of(time(position.recordedAt()), position.alertId(), position.version());
        return tx.inTenantTx(
                        tenant, connection -> connection.preparedQuery(SINCE).execute(after))
                .map(found -> rows(found, PgPublicationLog::version));
    }

    private static AlertChange change(Row row) {
        Alert alert = AlertJson.read(row.getString("content"));
        return new AlertChange(Coded.of(ChangeKind.class, row.getString("kind")), alert, alert.traceparent());
    }

    private static @Nullable OffsetDateTime afterTime(PageRequest page) {
        Cursor after = page.after();
        return after == null ? null : time(after.instant(0));
    }

    private static @Nullable UUID afterId(PageRequest page) {
        Cursor after = page.after();
        return after == null ? null : UUID.fromString(after.text(1));
    }
}
