package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.OpenItemQuery;
import io.tieout.recon.app.ReadOpenItems;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.report.OpenItem;
import io.tieout.recon.domain.report.Systemic.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what is open. At a past day that is what is open now or has changed since, as it was then.
@ApplicationScoped
class PgReadOpenItems implements ReadOpenItems {

    private static final String OPEN = """
            WITH candidate AS (
                SELECT b.break_id FROM break b WHERE b.status = 'open'
                 UNION
                SELECT v.break_id FROM break_version v WHERE $1::timestamptz IS NOT NULL AND v.changed_at > $1)
            SELECT b.break_id, s.state ->> 'rule', s.state ->> 'ruleKey', s.state ->> 'entity', s.state ->> 'order',
                   s.state ->> 'breakClass', s.state ->> 'severity', s.state -> 'delta' ->> 'amount',
                   s.state -> 'absolute' ->> 'amount', s.state -> 'delta' ->> 'currency',
                   (s.state ->> 'businessDate')::date, b.first_detected_at, s.state -> 'handoff' ->> 'step', b.symptom,
                   ARRAY(SELECT jsonb_array_elements_text(s.state -> 'handoff' -> 'evidence')),
                   s.state ->> 'authority', s.state ->> 'repair', b.incident_id,
                   ARRAY(SELECT jsonb_array_elements_text(b.detail -> 'legs') LIMIT %d)::uuid[],
                   (b.detail -> 'trail')::text
              FROM candidate c
              JOIN break b ON b.break_id = c.break_id
             CROSS JOIN LATERAL (
                   SELECT b.state WHERE $1 IS NULL
                    UNION ALL
                   (SELECT v.state FROM break_version v
                     WHERE $1 IS NOT NULL AND v.tenant = b.tenant AND v.break_id = b.break_id AND v.changed_at <= $1
                     ORDER BY v.version DESC LIMIT 1)) s
             WHERE s.state ->> 'status' = 'open'
               AND ($2::text IS NULL OR s.state ->> 'entity' = $2) AND ($3::text IS NULL OR b.currency = $3)
               AND ($4::text IS NULL OR s.state ->> 'rule' = $4)
               AND ($5::text IS NULL OR s.state ->> 'breakClass' = $5)
               AND ($6::text IS NULL OR s.state -> 'handoff' ->> 'step' = $6)
               AND ($7::date IS NULL OR b.business_date >= $7) AND ($8::date IS NULL OR b.business_date <= $8)
             ORDER BY s.state ->> 'severity', b.first_detected_at, b.break_id
             LIMIT $9""".formatted(PgReadOpenItems.LEGS_MAX);

    private static final String LEGS = """
            SELECT event_id, outcome, recorded_at, traceparent, headers, payload FROM leg
             WHERE tenant = $1 AND event_id = ANY ($2::uuid[])""";

    /// What another break goes on for is counted with that.
    private static final String PROBLEMS = """
            SELECT b.entity, mode() WITHIN GROUP (ORDER BY b.class), array_agg(DISTINCT b.rule), count(*)
              FROM break b
             WHERE b.status <> 'absorbed' AND b.class <> 'late'
               AND b.first_detected_at > $1 AND b.first_detected_at <= $2
             GROUP BY b.entity, coalesce(b.incident_id, b.break_id)""";

    /// Legs of one break that are looked at.
    private static final int LEGS_MAX = 20;

    private final TenantTx tx;

    PgReadOpenItems(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<OpenItem>> open(
            String tenant, OpenItemQuery query, @Nullable Instant until, Ages ages, int itemsMax) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(OPEN)
                        .execute(Tuple.from(new @Nullable Object[] {
                            Columns.utc(until),
                            query.entity(),
                            query.currency(),
                            query.rule(),
                            code(query.breakClass()),
                            code(query.step()),
                            query.from(),
                            query.to(),
                            itemsMax + 1
                        }))
                        .map(rows -> {
                            List<OpenItem> items = new ArrayList<>(rows.size());
                            rows.forEach(row -> items.add(item(row, ages)));
                            return items;
                        }));
    }

    @Override
    public Uni<Map<UUID, Set<String>>> accounts(String tenant, Collection<UUID> legs) {
        if (legs.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(LEGS)
                        .execute(Tuple.of(tenant, legs.toArray(UUID[]::new)))
                        .map(rows -> {
                            Map<UUID, Set<String>> accounts = new HashMap<>();
                            for (Row row : rows) {
                                if (LegRows.leg(row, 0).event() instanceof ErpEntryPosted entry) {
                                    Set<String> moved = accounts.computeIfAbsent(row.getUUID(0), _ -> new HashSet<>());
                                    entry.lines().stream().map(ErpLine::account).forEach(moved::add);
                                }
                            }
                            return accounts;
                        }));
    }

    @Override
    public Uni<List<Problem>> problems(String tenant, Instant since, Instant until) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(PROBLEMS)
                        .execute(Tuple.of(Columns.utc(since), Columns.utc(until)))
                        .map(rows -> {
                            List<Problem> problems = new ArrayList<>(rows.size());
                            rows.forEach(row -> problems.add(new Problem(
                                    row.getString(0),
                                    Coded.of(BreakClass.class, row.getString(1)),
                                    Set.of(row.getArrayOfStrings(2)),
                                    row.getLong(3))));
                            return problems;
                        }));
    }

    private static OpenItem item(Row row, Ages ages) {
        String rule = row.getString(1);
        String entity = row.getString(3);
        String currency = row.getString(9);
        Instant detected = row.getOffsetDateTime(11).toInstant();
        LocalDate detectedOn = LocalDate.ofInstant(detected, ages.zoneOf().apply(rule, entity));
        return new OpenItem(
                row.getUUID(0),
                rule,
                row.getString(2),
                entity,
                row.getString(4),
                Coded.of(BreakClass.class, row.getString(5)),
                Coded.of(Severity.class, row.getString(6)),
                Money.parse(row.getString(7), currency),
                Money.parse(row.getString(8), currency),
                row.getLocalDate(10),
                detected,
                Ageing.daysFrom(detectedOn, ages.asOf()),
                new OpenItem.Handoff(
                        Coded.of(HandoffStep.class, row.getString(12)),
                        connector(row.getString(13)),
                        Arrays.asList(row.getArrayOfStrings(14)),
                        row.getString(15),
                        row.getString(16)),
                row.getUUID(17),
                Arrays.asList(row.getArrayOfUUIDs(18)),
                DetailJson.readTrail(row.getString(19)));
    }

    /// The middle of a symptom; see [BreakRows#symptom].
    private static String connector(@Nullable String symptom) {
        if (symptom == null) {
            return "";
        }
        int start = symptom.indexOf(BreakRows.SYMPTOM_SEPARATOR) + BreakRows.SYMPTOM_SEPARATOR.length();
        int end = symptom.indexOf(BreakRows.SYMPTOM_SEPARATOR, start);
        return end < 0 ? "" : symptom.substring(start, end);
    }

    private static @Nullable String code(@Nullable Coded coded) {
        return coded == null ? null : coded.code();
    }
}
