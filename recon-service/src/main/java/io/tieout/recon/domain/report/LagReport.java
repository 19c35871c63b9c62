package io.tieout.recon.domain.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How long each hop takes, by rule and legal entity: from the system that spoke first of a record to each other one.
public record LagReport(List<Hop> hops) {

    private static final Comparator<Sides.Lag> BY_HOP = Comparator.comparing(Sides.Lag::rule)
            .thenComparing(Sides.Lag::entity)
            .thenComparing(Sides.Lag::from)
            .thenComparing(Sides.Lag::to);

    public LagReport {
        hops = List.copyOf(hops);
    }

    /// @param count records of which both systems spoke
    public record Hop(
            String rule,
            String entity,
            String from,
            String to,
            long count,
            Duration median,
            Duration p90,
            Duration p99) {}

    public static LagReport of(List<Sides> all) {
        Map<Sides.Lag, List<Sides.Lag>> byHop = all.stream()
                .flatMap(sides -> sides.lags().stream())
                .collect(Collectors.groupingBy(lag -> lag, () -> new TreeMap<>(BY_HOP), Collectors.toList()));
        List<Hop> hops = new ArrayList<>();
        byHop.forEach((key, lags) -> {
            List<Duration> sorted = lags.stream().map(Sides.Lag::lag).sorted().toList();
            hops.add(new Hop(
                    key.rule(),
                    key.entity(),
                    key.from(),
                    key.to(),
                    sorted.size(),
                    nearestRank(sorted, 50),
                    nearestRank(sorted, 90),
                    nearestRank(sorted, 99)));
        });
        return new LagReport(hops);
    }

    /// The smallest value that at least so many per cent of all do not exceed.
    ///
    /// @param sorted at least one value
    public static <T> T nearestRank(List<T> sorted, int percent) {
        int rank = Math.ceilDiv(Math.multiplyExact(sorted.size(), percent), 100);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
