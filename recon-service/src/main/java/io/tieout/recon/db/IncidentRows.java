package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Stage;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.incident.Incident;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The incidents, and what follows from their breaks.
final class IncidentRows {

    private static final String OF_SYMPTOMS = """
            SELECT DISTINCT i.* FROM incident i
              JOIN unnest($1::text[], $2::text[]) AS k (tenant, symptom)
                ON i.tenant = k.tenant AND i.symptom = k.symptom
             ORDER BY i.tenant, i.symptom, i.ordinal""";

    private static final String WRITE = """
            INSERT INTO incident AS i (tenant, incident_id, symptom, ordinal, hop, connector, failing,
                   first_detected_at, last_detected_at)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::text[],
                   $8::timestamptz[], $9::timestamptz[])
            ON CONFLICT (tenant, incident_id) DO UPDATE
               SET first_detected_at = excluded.first_detected_at, last_detected_at = excluded.last_detected_at""";

    /// As `Incident.explains` says it. Late ones are over, and how late they came is all that their cause
    /// depends on; what is wrong without a hand-over having failed or been repeated is nobody's
    /// integration.
    static final String IS_EXPLAINED = """
            (b.state ->> 'cause' = 'undetermined' AND b.class <> 'late'
             AND (b.state -> 'handoff' ->> 'step' <> 'handoff good' OR b.class IN ('duplicate-posting', 'same-fact-new-key')))""";

    /// The incident that the published state of a break names; null where it names none.
    static final String TOLD = "(b.state #>> '{incident,id}')::uuid";

    /// Its own breaks show in its way; the others are held back by one of them. What lowers a card counts against
    /// what raises it there, as the ERP lacks both.
    private static final String SUM = """
            UPDATE incident i
               SET breaks = s.breaks, records = s.records, held_back = s.held_back, open_breaks = s.open_breaks,
                   undetermined = s.undetermined, untold = CASE WHEN s.breaks >= %d THEN s.strangers ELSE s.named END,
                   cause = s.cause, classes = s.classes, entities = s.entities,
                   amounts = s.amounts
              FROM unnest($1::text[], $2::uuid[]) AS k (tenant, id)
             CROSS JOIN LATERAL (
                SELECT count(*) AS breaks, count(*) FILTER (WHERE b.status = 'open') AS open_breaks,
                       count(DISTINCT b.rule_key) FILTER (WHERE b.symptom = w.symptom) AS records,
                       count(*) FILTER (WHERE b.symptom <> w.symptom) AS held_back,
                       count(*) FILTER (WHERE b.symptom = w.symptom AND %s) AS undetermined,
                       count(*) FILTER (WHERE b.status = 'open' AND %s IS DISTINCT FROM k.id) AS strangers,
                       count(*) FILTER (WHERE b.status = 'open' AND %s IS NOT NULL) AS named,
                       coalesce(mode() WITHIN GROUP (ORDER BY b.state ->> 'cause') FILTER (WHERE b.symptom = w.symptom),
                                'undetermined') AS cause,
                       coalesce(array_agg(DISTINCT b.class), '{}') AS classes,
                       coalesce(array_agg(DISTINCT b.entity), '{}') AS entities,
                       coalesce((SELECT jsonb_agg(jsonb_build_object('currency', m.currency, 'net', m.net::text,
                                        'absolute', m.absolute::text) ORDER BY m.currency)
                                   FROM (SELECT o.currency,
                                                sum((o.state -> 'delta' ->> 'amount')::numeric * CASE
                                                    WHEN o.symptom <> v.symptom AND o.detail -> 'trail' ->> 'stage'
                                                         IN (%s) THEN -1 ELSE 1 END) AS net,
                                                sum((o.state -> 'absolute' ->> 'amount')::numeric) AS absolute
                                           FROM break o
                                           JOIN incident v ON v.tenant = o.tenant AND v.incident_id = o.incident_id
                                          WHERE o.tenant = k.tenant AND o.incident_id = k.id AND o.status = 'open'
                                          GROUP BY o.currency) m), '[]') AS amounts
                  FROM break b JOIN incident w ON w.tenant = b.tenant AND w.incident_id = b.incident_id
                 WHERE b.tenant = k.tenant AND b.incident_id = k.id AND b.status <> 'absorbed') s
             WHERE i.tenant = k.tenant AND i.incident_id = k.id""".formatted(Incident.BREAKS_MIN, IS_EXPLAINED, TOLD, TOLD, lowering());

    private static String lowering() {
        return Arrays.stream(Stage.values())
                .filter(Stage::lowersCard)
                .map(stage -> "'" + stage.code() + "'")
                .collect(Collectors.joining(", "));
    }

    private IncidentRows() {}

    /// Every incident of the symptoms of these breaks.
    static Uni<List<Incident>> of(SqlConnection connection, Collection<Break> breaks) {
        return connection
                .preparedQuery(OF_SYMPTOMS)
                .execute(Columns.of(breaks)
                        .texts(each -> each.state().tenant())
                        .texts(each -> BreakRows.symptom(each.detail().symptom()))
                        .tuple())
                .map(rows -> {
                    List<Incident> incidents = new ArrayList<>(rows.size());
                    rows.forEach(row -> incidents.add(read(row)));
                    return incidents;
                });
    }

    static Uni<Void> write(SqlConnection connection, Collection<Incident> incidents) {
        return connection
                .preparedQuery(WRITE)
                .execute(Columns.of(incidents)
                        .texts(Incident::tenant)
                        .uuids(Incident::id)
                        .texts(each -> BreakRows.symptom(each.symptom()))
                        .ints(Incident::ordinal)
                        .texts(each -> each.symptom().hop().code())
                        .texts(each -> each.symptom().connector())
                        .texts(each -> each.symptom().failing())
                        .times(Incident::firstDetectedAt)
                        .times(Incident::lastDetectedAt)
                        .tuple())
                .replaceWithVoid();
    }

    /// @param incidents their ids
    static Uni<Void> sum(SqlConnection connection, Collection<Transaction> incidents) {
        return connection
                .preparedQuery(SUM)
                .execute(Roots.keys(incidents).tuple())
                .replaceWithVoid();
    }

    static Incident read(Row row) {
        return new Incident(
                row.getUUID("incident_id"),
                row.getString("tenant"),
                new Symptom(
                        Coded.of(HandoffStep.class, row.getString("hop")),
                        row.getString("connector"),
                        row.getString("failing")),
                row.getInteger("ordinal"),
                row.getOffsetDateTime("first_detected_at").toInstant(),
                row.getOffsetDateTime("last_detected_at").toInstant());
    }
}
