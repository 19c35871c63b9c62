package io.tieout.stack;

import java.util.List;
import java.util.Map;

/// A topic of Tieout and how long a local broker keeps it.
public record Topic(String name, int partitions, Map<String, String> config) {

    private static final int PARTITIONS = 4;
    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    /// Bounds the disk a forgotten load test can fill to 512 MiB per partition, some three million events per topic.
    private static final String RETENTION_BYTES = Long.toString(512L << 20);

    /// Every topic the suite uses. Services create none: the broker refuses unknown names.
    public static final List<Topic> ALL = List.of(
            kept("tieout.receipts.v1", 30),
            kept("tieout.business-events.v1", 30),
            kept("tieout.recorded-events.v1", 30),
            compacted("tieout.account-balances.v1"),
            compacted("tieout.accounting-periods.v1"),
            compacted("tieout.breaks.v1"),
            kept("tieout.repair-requests.v1", 30),
            compacted("tieout.alerts.v1"),
            kept("tieout.dead-letters.v1", 90),
            kept("tieout.parked-events.v1", 30),
            new Topic("tieout.clock.v1", 1, retention(30)));

    private static Topic kept(String name, int days) {
        return new Topic(name, PARTITIONS, retention(days));
    }

    private static Topic compacted(String name) {
        return new Topic(name, PARTITIONS, Map.of("cleanup.policy", "compact"));
    }

    private static Map<String, String> retention(int days) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(days * DAY_MS),
                "retention.bytes",
                RETENTION_BYTES);
    }
}
