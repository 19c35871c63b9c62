package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.column;
import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertKey;
import io.tieout.alert.app.AlertStream;
import io.tieout.alert.app.PublicationLog;
import io.tieout.kit.db.TenantTx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Publication is noted on the alert itself: the version up to which everything is on the topic.
@ApplicationScoped
class PgPublicationLog implements PublicationLog {

    /// Lateral, so that the versions of an alert that are published already are not read each time.
    private static final String UNPUBLISHED = """
            SELECT c.tenant, c.alert_id, c.version, c.recorded_at, c.traceparent, c.document
            FROM alert a CROSS JOIN LATERAL (
                SELECT * FROM alert_change n
                WHERE n.tenant = a.tenant AND n.alert_id = a.id AND n.version > a.published_version
                ORDER BY n.version LIMIT %2$d) c
            WHERE a.published_version < a.version AND %1$s
            ORDER BY c.tenant, c.alert_id, c.version LIMIT %2$d""";

    private static final String OF_THESE =
            UNPUBLISHED.formatted("(a.tenant, a.id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))", VERSIONS_MAX);
    private static final String OF_ALL = UNPUBLISHED.formatted("true", VERSIONS_MAX);

    private static final String MARK = """
            UPDATE alert a SET published_version = p.version
            FROM unnest($1::text[], $2::uuid[], $3::int[]) AS p (tenant, id, version)
            WHERE a.tenant = p.tenant AND a.id = p.id AND a.published_version < p.version
            RETURNING a.tenant, a.id""";

    private static final String LATEST = """
            SELECT c.tenant, c.alert_id, c.version, c.recorded_at, c.traceparent, c.document
            FROM alert a JOIN alert_change c ON c.tenant = a.tenant AND c.alert_id = a.id AND c.version = a.version
            JOIN unnest($1::text[], $2::uuid[], $3::int[]) AS p (tenant, id, version)
                ON a.tenant = p.tenant AND a.id = p.id AND a.published_version > p.version""";

    private final TenantTx tx;

    PgPublicationLog(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<AlertStream.Version>> unpublished(List<AlertKey> alerts) {
        Tuple keys = tuple(column(alerts, String[]::new, AlertKey::tenant), column(alerts, UUID[]::new, AlertKey::id));
        return tx.inWriterTx(connection -> connection.preparedQuery(OF_THESE).execute(keys))
                .map(found -> rows(found, PgPublicationLog::version));
    }

    @Override
    public Uni<List<AlertStream.Version>> unpublished() {
        return tx.inWriterTx(connection -> connection.preparedQuery(OF_ALL).execute())
                .map(found -> rows(found, PgPublicationLog::version));
    }

    @Override
    public Uni<List<AlertStream.Version>> markPublished(List<AlertStream.Version> versions) {
        Map<AlertKey, AlertStream.Version> last = new LinkedHashMap<>();
        versions.forEach(version -> last.put(new AlertKey(version.tenant(), version.alertId()), version));
        return tx.inWriterTx(connection -> connection
                .preparedQuery(MARK)
                .execute(columns(last.values()))
                .map(marked -> rows(marked, row -> new AlertKey(row.getString("tenant"), row.getUUID("id"))))
                .chain(marked -> {
                    List<AlertStream.Version> overtaken = new ArrayList<>();
                    last.forEach((key, version) -> {
                        if (!marked.contains(key)) {
                            overtaken.add(version);
                        }
                    });
                    return overtaken.isEmpty()
                            ? Uni.createFrom().item(List.of())
                            : connection
                                    .preparedQuery(LATEST)
                                    .execute(columns(overtaken))
                                    .map(found -> rows(found, PgPublicationLog::version));
                }));
    }

    private static Tuple columns(Collection<AlertStream.Version> versions) {
        return tuple(
                column(versions, String[]::new, AlertStream.Version::tenant),
                column(versions, UUID[]::new, AlertStream.Version::alertId),
                column(versions, Integer[]::new, AlertStream.Version::version));
    }

    static AlertStream.Version version(Row row) {
        return new AlertStream.Version(
                row.getString("tenant"),
                row.getUUID("alert_id"),
                row.getInteger("version"),
                Columns.instant(row, "recorded_at"),
                row.getString("traceparent"),
                row.getString("document"));
    }
}
