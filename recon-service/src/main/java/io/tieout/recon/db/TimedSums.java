package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums.UpTo;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what sums were up to some instants. They begin with the hour of the first of them.
///
/// From one instant to the next whole hours are taken from the sums, and in the hour of an instant the parts
/// themselves, so that no hour and no part is read twice, and few parts at all.
final class TimedSums {

    private static final String READ = """
            SELECT t.n::integer, c.currency,
                   coalesce(sum(c.parts) FILTER (WHERE c.whole), 0)::bigint,
                   coalesce(sum(c.minor) FILTER (WHERE c.whole), 0)::bigint,
                   coalesce(sum(c.parts) FILTER (WHERE NOT c.whole), 0)::bigint,
                   coalesce(sum(c.minor) FILTER (WHERE NOT c.whole), 0)::bigint
              FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
                   WITH ORDINALITY AS t (tenant, id, sum_id, from_hour, to_hour, upto, n)
              CROSS JOIN LATERAL (
                   SELECT s.currency, s.parts, s.minor, true AS whole FROM total_sum s
                    WHERE s.tenant = t.tenant AND s.key_id = t.id AND s.sum_id = t.sum_id
                      AND s.since >= t.from_hour AND s.since < t.to_hour
                    UNION ALL
                   SELECT p.currency, 1, p.minor, false FROM total_part p
                    WHERE p.tenant = t.tenant AND p.key_id = t.id AND p.sum_id = t.sum_id
                      AND p.occurred_at >= t.to_hour AND p.occurred_at <= t.upto) c
             GROUP BY 1, 2""";

    private final Map<Transaction, Map<UUID, SortedSet<Instant>>> wanted = new TreeMap<>();

    /// One instant of a sum.
    ///
    /// @param from the hour of the instant before
    private record Step(Transaction unit, UUID sum, Instant from, Instant upTo) {}

    /// What a step adds in one currency.
    ///
    /// @param hours since the step before, up to the hour of the instant
    /// @param rest in that hour
    private record Added(PartSum hours, PartSum rest) {}

    /// The beginning of the hour in which parts of an instant are added up.
    static Instant hourOf(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }

    void add(Transaction unit, Set<UpTo> sums) {
        for (UpTo each : sums) {
            wanted.computeIfAbsent(unit, _ -> new HashMap<>())
                    .computeIfAbsent(each.sum(), _ -> new TreeSet<>())
                    .add(each.instant());
        }
    }

    Uni<Map<Transaction, Map<UpTo, List<PartSum>>>> read(SqlConnection connection) {
        List<Step> steps = steps();
        return steps.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(READ)
                        .execute(Columns.of(steps)
                                .texts(step -> step.unit().tenant())
                                .uuids(step -> step.unit().id())
                                .uuids(Step::sum)
                                .times(Step::from)
                                .times(step -> hourOf(step.upTo()))
                                .times(Step::upTo)
                                .tuple())
                        .map(rows -> sums(steps, added(rows)));
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        wanted.forEach((unit, sums) -> sums.forEach((sum, instants) -> {
            Instant from = hourOf(instants.first());
            for (Instant instant : instants) {
                steps.add(new Step(unit, sum, from, instant));
                from = hourOf(instant);
            }
        }));
        return steps;
    }

    /// By the number of the step, from 1 on, and by currency.
    private static Map<Integer, Map<String, Added>> added(RowSet<Row> rows) {
        Map<Integer, Map<String, Added>> added = new HashMap<>();
        for (Row row : rows) {
            String currency = row.getString(1);
            added.computeIfAbsent(row.getInteger(0), _ -> new HashMap<>())
                    .put(
                            currency,
                            new Added(
                                    sum(row.getLong(2), row.getLong(3), currency),
                                    sum(row.getLong(4), row.getLong(5), currency)));
        }
        return added;
    }

    private static PartSum sum(long parts, long minor, String currency) {
        // Of pieces it is the code for what has no currency, which no amount of an event has.
        return new PartSum(new Money(minor, Currency.getInstance(currency)), parts, List.of());
    }

    private static Map<Transaction, Map<UpTo, List<PartSum>>> sums(
            List<Step> steps, Map<Integer, Map<String, Added>> added) {
        Map<Transaction, Map<UpTo, List<PartSum>>> sums = new TreeMap<>();
        Map<String, PartSum> hours = new TreeMap<>();
        @Nullable Step before = null;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (before == null
                    || !before.unit().equals(step.unit())
                    || !before.sum().equals(step.sum())) {
                hours.clear();
            }
            Map<String, Added> byCurrency = added.getOrDefault(i + 1, Map.of());
            byCurrency.forEach((currency, each) -> hours.merge(currency, each.hours(), TimedSums::plus));
            Map<String, PartSum> now = new TreeMap<>(hours);
            byCurrency.forEach((currency, each) -> now.merge(currency, each.rest(), TimedSums::plus));
            sums.computeIfAbsent(step.unit(), _ -> new HashMap<>())
                    .put(new UpTo(step.sum(), step.upTo()), List.copyOf(now.values()));
            before = step;
        }
        return sums;
    }

    private static PartSum plus(PartSum one, PartSum other) {
        return new PartSum(one.amount().plus(other.amount()), one.count() + other.count(), List.of());
    }
}
