package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.domain.feed.Hour;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts what sources told, hour by hour: a row for each kind, however many events there are.
///
/// Only legs that are new are counted, so that what is told again changes nothing, and sums do not depend
/// on order.
final class FeedHours {

    /// Most speakers are known, and are not written.
    private static final String SPEAKERS = """
            WITH heard AS (
                INSERT INTO feed_speaker AS s (tenant, source, role, entity, type, since)
                SELECT n.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
                    AS n (tenant, source, role, entity, type, since)
                 WHERE NOT EXISTS (
                       SELECT FROM feed_speaker o
                        WHERE o.tenant = n.tenant AND o.source = n.source AND o.role = n.role AND o.entity = n.entity
                          AND o.type = n.type AND o.since <= n.since)
                 ORDER BY 1, 2, 3, 4, 5
                ON CONFLICT (tenant, source, role, entity, type) DO UPDATE SET since = least(s.since, excluded.since)
                RETURNING tenant, since)
            INSERT INTO feed_vigil (tenant, next_due_at) SELECT tenant, min(since) FROM heard GROUP BY 1 ORDER BY 1
            ON CONFLICT DO NOTHING""";

    private static final String ADD = """
            INSERT INTO feed_hour AS h (tenant, source, hour, role, entity, type, currency, about, occurred, minor, arrived,
                   last_arrived_at, last_event_id, last_transaction_id)
            SELECT n.* FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                   $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::timestamptz[],
                   $13::uuid[], $14::uuid[])
                AS n (tenant, source, hour, role, entity, type, currency, about, occurred, minor, arrived,
                   last_arrived_at, last_event_id, last_transaction_id)
             ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
            ON CONFLICT (tenant, source, hour, role, entity, type, currency, about) DO UPDATE
               SET looked_at = false, occurred = h.occurred + excluded.occurred, minor = h.minor + excluded.minor,
                   arrived = h.arrived + excluded.arrived,
                   (last_arrived_at, last_event_id, last_transaction_id) = (
                       SELECT l.at, l.event_id, l.transaction_id
                         FROM (VALUES (h.last_arrived_at, h.last_event_id, h.last_transaction_id),
                                      (excluded.last_arrived_at, excluded.last_event_id,
                                       excluded.last_transaction_id)) AS l (at, event_id, transaction_id)
                        ORDER BY l.at DESC NULLS LAST, l.event_id DESC LIMIT 1)""";

    private FeedHours() {}

    /// What one row gains.
    private static final class Gain {
        private final String tenant;
        private final Hour hour;
        private long occurred;
        private long arrived;
        private long minor;
        private @Nullable Arrival last;

        Gain(String tenant, Hour hour) {
            this.tenant = tenant;
            this.hour = hour;
        }

        void add(Arrival arrival, Hour each) {
            occurred += each.occurred();
            arrived += each.arrived();
            Money amount = each.amount();
            minor = Math.addExact(minor, amount == null ? 0 : amount.minor());
            if (each.arrived() > 0 && (last == null || LATER.compare(arrival, last) > 0)) {
                last = arrival;
            }
        }

        @Nullable
        Instant lastAt() {
            return last == null ? null : receivedAt(last);
        }

        @Nullable
        UUID lastEvent() {
            return last == null ? null : last.leg().eventId();
        }

        @Nullable
        UUID lastTransaction() {
            return last == null ? null : last.transactionId();
        }
    }

    private static final Comparator<Arrival> LATER = Comparator.comparing(FeedHours::receivedAt)
            .thenComparing(arrival -> arrival.leg().eventId(), UuidOrder.BYTES);

    private static Instant receivedAt(Arrival arrival) {
        return arrival.leg().envelope().receivedAt();
    }

    static Uni<Void> add(SqlConnection connection, List<Arrival> fresh, RuleBook rules) {
        List<FeedRule> feeds = rules.rules().stream()
                .filter(FeedRule.class::isInstance)
                .map(FeedRule.class::cast)
                .toList();
        List<Arrival> counted = fresh.stream()
                .filter(each -> feeds.stream().anyMatch(rule -> rule.compares(each.leg())))
                .toList();
        if (counted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, Arrival> speakers = new TreeMap<>();
        Map<String, Gain> gains = new TreeMap<>();
        for (Arrival each : counted) {
            speakers.merge(speaker(each), each, (one, other) -> LATER.compare(one, other) <= 0 ? one : other);
            boolean withNames = feeds.stream().anyMatch(rule -> rule.countsNames(each.leg()));
            for (Hour hour : Heard.hoursOf(each.leg().event(), withNames)) {
                gains.computeIfAbsent(key(each, hour), _ -> new Gain(each.tenant(), hour))
                        .add(each, hour);
            }
        }
        return speakers(connection, speakers.values()).chain(() -> hours(connection, new ArrayList<>(gains.values())));
    }

    private static String speaker(Arrival arrival) {
        return String.join(
                "\n",
                arrival.tenant(),
                arrival.leg().envelope().source(),
                arrival.leg().envelope().role().code(),
                arrival.leg().envelope().entity(),
                arrival.leg().event().type().code());
    }

    private static String key(Arrival arrival, Hour hour) {
        return String.join("\n", speaker(arrival), hour.start().toString(), currency(hour), hour.about());
    }

    private static String currency(Hour hour) {
        Money amount = hour.amount();
        return amount == null ? "" : amount.currency().getCurrencyCode();
    }

    private static Uni<Void> speakers(SqlConnection connection, Collection<Arrival> speakers) {
        return connection
                .preparedQuery(SPEAKERS)
                .execute(Columns.of(speakers)
                        .texts(Arrival::tenant)
                        .texts(each -> each.leg().envelope().source())
                        .texts(each -> each.leg().envelope().role().code())
                        .texts(each -> each.leg().envelope().entity())
                        .texts(each -> each.leg().event().type().code())
                        .times(FeedHours::receivedAt)
                        .tuple())
                .replaceWithVoid();
    }

    private static Uni<Void> hours(SqlConnection connection, List<Gain> gains) {
        return connection
                .preparedQuery(ADD)
                .execute(Columns.of(gains)
                        .texts(each -> each.tenant)
                        .texts(each -> each.hour.source())
                        .times(each -> each.hour.start())
                        .texts(each -> each.hour.role().code())
                        .texts(each -> each.hour.entity())
                        .texts(each -> each.hour.type().code())
                        .texts(each -> currency(each.hour))
                        .texts(each -> each.hour.about())
                        .longs(each -> each.occurred)
                        .longs(each -> each.minor)
                        .longs(each -> each.arrived)
                        .times(Gain::lastAt)
                        .uuids(Gain::lastEvent)
                        .uuids(Gain::lastTransaction)
                        .tuple())
                .replaceWithVoid();
    }
}
