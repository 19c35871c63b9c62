package io.tieout.recon.db;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.codec.Json;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.IncidentQuery;
import io.tieout.recon.app.ReadIncidents;
import io.tieout.recon.domain.incident.IncidentState;
import io.tieout.recon.domain.incident.IncidentState.Sum;
import io.tieout.recon.domain.incident.IncidentState.Waiting;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists incidents.
@ApplicationScoped
class PgReadIncidents implements ReadIncidents {

    private static final String COLUMNS = """
            i.incident_id, i.tenant, i.hop, i.connector, i.failing, i.ordinal, i.first_detected_at, i.last_detected_at,
            i.breaks, i.held_back, i.open_breaks, i.cause, i.classes, i.entities, i.amounts::text AS amounts,
            CASE WHEN 'feed-missing' = ANY (i.classes) THEN (
                SELECT jsonb_agg(jsonb_build_object('currency', c.currency, 'records', c.records, 'net', c.net,
                                                    'exposure', c.exposure) ORDER BY c.currency)
                  FROM (SELECT f.currency, count(*) AS records, sum(f.delta_minor) AS net,
                               sum(f.exposure_minor) AS exposure
                          FROM break b JOIN feed_child f ON f.tenant = b.tenant AND f.parent_id = b.break_id
                         WHERE b.tenant = i.tenant AND b.incident_id = i.incident_id
                         GROUP BY f.currency) c)::text END AS waiting""";

    private static final String LIST = """
            SELECT %s FROM incident i
             WHERE i.breaks >= $1 AND ($2::boolean IS NULL OR (i.open_breaks > 0) = $2)
               AND ($3::text IS NULL OR i.cause = $3) AND ($4::text IS NULL OR $4 = ANY (i.entities))
               AND ($5::text IS NULL OR i.connector = $5)
               AND ($6::timestamptz IS NULL OR (i.first_detected_at, i.incident_id) < ($6, $7))
             ORDER BY i.first_detected_at DESC, i.incident_id DESC LIMIT $8""".formatted(COLUMNS);

    private static final String ONE =
            "SELECT " + COLUMNS + " FROM incident i WHERE i.tenant = $1 AND i.incident_id = $2";

    private final TenantTx tx;

    PgReadIncidents(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<IncidentState>> list(String tenant, IncidentQuery query, PageRequest page) {
        Cursor after = page.after();
        Tuple parameters = Tuple.from(new @Nullable Object[] {
            query.breaksMin(),
            query.isOpen(),
            query.cause() == null ? null : query.cause().code(),
            query.entity(),
            query.connector(),
            after == null ? null : Columns.utc(after.instant(0)),
            after == null ? null : CursorKeys.uuid(after, 1),
            page.limit()
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection.preparedQuery(LIST).execute(parameters).map(rows -> {
                    List<IncidentState> incidents = new ArrayList<>(rows.size());
                    rows.forEach(row -> incidents.add(read(row)));
                    return incidents;
                }));
    }

    @Override
    public Uni<Optional<IncidentState>> find(String tenant, UUID incidentId) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(tenant, incidentId))
                        .map(rows -> {
                            for (Row row : rows) {
                                return Optional.of(read(row));
                            }
                            return Optional.empty();
                        }));
    }

    private static IncidentState read(Row row) {
        return new IncidentState(
                IncidentRows.read(row),
                row.getInteger("breaks"),
                row.getInteger("held_back"),
                row.getInteger("open_breaks"),
                Coded.of(Cause.class, row.getString("cause")),
                Stream.of(row.getArrayOfStrings("classes"))
                        .map(code -> Coded.of(BreakClass.class, code))
                        .sorted()
                        .toList(),
                List.of(row.getArrayOfStrings("entities")),
                amounts(row.getString("amounts")),
                waiting(row.getString("waiting")));
    }

    private static List<Waiting> waiting(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            List<Waiting> waiting = new ArrayList<>();
            for (JsonNode each : Json.MAPPER.readTree(json)) {
                String currency = each.path("currency").asText();
                waiting.add(new Waiting(
                        each.path("records").asInt(),
                        Money.of(each.path("net").asLong(), currency),
                        Money.of(each.path("exposure").asLong(), currency)));
            }
            return waiting;
        } catch (IOException malformed) {
            throw new UncheckedIOException("what an incident keeps waiting", malformed);
        }
    }

    private static List<Sum> amounts(String json) {
        try {
            List<Sum> sums = new ArrayList<>();
            for (JsonNode each : Json.MAPPER.readTree(json)) {
                String currency = each.path("currency").asText();
                sums.add(new Sum(
                        Money.parse(each.path("net").asText(), currency),
                        Money.parse(each.path("absolute").asText(), currency)));
            }
            return sums;
        } catch (IOException malformed) {
            throw new UncheckedIOException("amounts of an incident", malformed);
        }
    }
}
