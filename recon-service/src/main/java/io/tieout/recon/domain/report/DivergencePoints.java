package io.tieout.recon.domain.report;

import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.report.Divergence.Cost;
import io.tieout.recon.domain.report.Divergence.Costs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Since when the systems disagree about an order, a refund, a card or an account: the first open break of
/// each in business time, and what followed.
///
/// @param points the earliest first
public record DivergencePoints(List<Point> points) {

    private static final Comparator<Point> EARLIEST = Comparator.comparing(
                    (Point point) -> point.first().happenedAt())
            .thenComparing(Point::key)
            .thenComparing(point -> point.first().id().toString());

    public DivergencePoints {
        points = List.copyOf(points);
    }

    /// @param key the order, refund, card or account
    /// @param followed open breaks behind the first
    /// @param classes of those that followed
    /// @param sum of all of them, the first included
    /// @param costPerDay of all of them; an incident is worked on once
    public record Point(
            String key, OpenItem first, long followed, List<BreakClass> classes, OpenSum sum, Cost costPerDay) {
        public Point {
            classes = List.copyOf(classes);
        }
    }

    /// A break that names several records of the type is behind the point of each of them.
    public static DivergencePoints of(List<OpenItem> items, ReferenceType type, Costs costs) {
        Map<String, List<OpenItem>> byKey = new TreeMap<>();
        for (OpenItem item : items) {
            for (String key : item.trail().keys()) {
                if (key.startsWith(type.code() + ":")) {
                    byKey.computeIfAbsent(
                                    String.join("\n", key, item.entity(), item.currency()), _ -> new ArrayList<>())
                            .add(item);
                }
            }
        }
        List<Point> points = new ArrayList<>();
        byKey.forEach((key, all) -> points.add(point(key.lines().findFirst().orElseThrow(), all, costs)));
        return new DivergencePoints(points.stream().sorted(EARLIEST).toList());
    }

    private static Point point(String key, List<OpenItem> items, Costs costs) {
        List<OpenItem> sorted = items.stream().sorted(OpenItem.BY_BUSINESS_TIME).toList();
        OpenItem first = sorted.getFirst();
        List<OpenItem> rest = sorted.subList(1, sorted.size());
        Set<UUID> workedOn = new HashSet<>();
        OpenSum sum = OpenSum.none(first.delta().currency());
        Cost cost = Cost.NONE;
        for (OpenItem item : sorted) {
            UUID incident = item.incidentId();
            sum = sum.plus(OpenSum.of(item));
            cost = cost.plus(Cost.of(costs.of(item, incident == null || workedOn.add(incident))));
        }
        return new Point(
                key,
                first,
                rest.size(),
                rest.stream().map(OpenItem::breakClass).distinct().sorted().toList(),
                sum,
                cost);
    }
}
