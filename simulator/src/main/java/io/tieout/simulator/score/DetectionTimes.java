package io.tieout.simulator.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From detectable to detected, of what was found by a system that says when; the shortest first.
record DetectionTimes(List<Duration> sorted) {

    private static final int PERCENT = 100;

    /// Up to and including so long, in the order of a chart.
    private static final Map<String, Duration> WITHIN = within();

    private static final String LONGER = "more than 7 days";

    /// Found before the truth says that it could be: by foresight, or by chance.
    private static final String EARLY = "before";

    /// The spans of the distribution, the shortest first.
    static final List<String> SPANS = spans();

    private static List<String> spans() {
        List<String> spans = new ArrayList<>(List.of(EARLY));
        spans.addAll(WITHIN.keySet());
        spans.add(LONGER);
        return List.copyOf(spans);
    }

    static DetectionTimes of(List<Pairing.Hit> hits) {
        List<Duration> times = new ArrayList<>();
        for (Pairing.Hit hit : hits) {
            if (hit.found().firstDetectedAt() != null) {
                times.add(Duration.between(
                        hit.injection().detectableAt(), hit.found().firstDetectedAt()));
            }
        }
        return new DetectionTimes(times.stream().sorted().toList());
    }

    private static Map<String, Duration> within() {
        Map<String, Duration> within = new LinkedHashMap<>();
        within.put("up to 15 minutes", Duration.ofMinutes(15));
        within.put("up to 1 hour", Duration.ofHours(1));
        within.put("up to 4 hours", Duration.ofHours(4));
        within.put("up to 1 day", Duration.ofDays(1));
        within.put("up to 3 days", Duration.ofDays(3));
        within.put("up to 7 days", Duration.ofDays(7));
        return within;
    }

    /// The nearest rank. Zero where nothing was found.
    Duration percentile(int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.max(0, (percent * sorted.size() + PERCENT - 1) / PERCENT - 1));
    }

    /// How many of all were found how late. Every span is there, with or without anything in it.
    Map<String, Share> distribution() {
        Map<String, Long> counts = new LinkedHashMap<>();
        SPANS.forEach(span -> counts.put(span, 0L));
        sorted.forEach(time -> counts.merge(span(time), 1L, Long::sum));
        Map<String, Share> shares = new LinkedHashMap<>();
        counts.forEach((span, count) -> shares.put(span, new Share(count, sorted.size())));
        return shares;
    }

    private static String span(Duration time) {
        if (time.isNegative()) {
            return EARLY;
        }
        return WITHIN.entrySet().stream()
                .filter(each -> time.compareTo(each.getValue()) <= 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(LONGER);
    }
}
