package io.tieout.alert.app;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows the alerts of one tenant, from now on or from where an earlier stream broke off.
@ApplicationScoped
public class StreamAlerts {

    /// Versions are recorded by database transactions that may end in another order than they began; none lasts as
    /// long as this, so reading again from so much earlier misses nothing.
    private static final Duration OVERLAP = Duration.ofSeconds(45);

    /// A client that is further behind than this is disconnected, and resumes.
    private static final int WAITING_MAX = 1_000;

    private final AlertFeed feed;
    private final AlertArchive archive;

    StreamAlerts(AlertFeed feed, AlertArchive archive) {
        this.feed = feed;
        this.archive = archive;
    }

    /// The versions of each alert come in rising order; what was missed comes first, and what happens meanwhile waits.
    public Multi<AlertStream.Version> follow(String tenant, Optional<Position> last) {
        Multi<AlertStream.Version> missed = last.map(position -> missed(tenant, position))
                .orElseGet(() -> Multi.createFrom().empty());
        return Multi.createFrom().deferred(() -> {
            UnicastProcessor<AlertStream.Version> waiting =
                    UnicastProcessor.create(new ArrayBlockingQueue<>(WAITING_MAX), () -> {});
            Cancellable live = feed.live()
                    .filter(version -> version.tenant().equals(tenant))
                    .subscribe()
                    .with(waiting::onNext, waiting::onError, waiting::onComplete);
            return Multi.createBy()
                    .concatenating()
                    .streams(missed, waiting)
                    .filter(new Seen()::isNew)
                    .onTermination()
                    .invoke(live::cancel);
        });
    }

    private Multi<AlertStream.Version> missed(String tenant, Position last) {
        Position from = new Position(last.recordedAt().minus(OVERLAP), new UUID(0, 0), 0);
        return recordedAfter(tenant, from)
                .filter(version -> !Position.of(version).equals(last));
    }

    private Multi<AlertStream.Version> recordedAfter(String tenant, Position position) {
        return archive.recordedAfter(tenant, position).onItem().transformToMulti(page -> {
            Multi<AlertStream.Version> versions = Multi.createFrom().iterable(page);
            return page.size() < AlertArchive.MISSED_PAGE_SIZE
                    ? versions
                    : Multi.createBy()
                            .concatenating()
                            .streams(
                                    versions,
                                    Multi.createFrom()
                                            .deferred(() -> recordedAfter(tenant, Position.of(page.getLast()))));
        });
    }

    /// Which version of which alert this stream has shown. Bounded; what it forgets may be shown again.
    private static final class Seen {

        private static final int ALERTS_MAX = 10_000;

        private final Map<UUID, Integer> versions = new LinkedHashMap<>(16, 0.75f, true) {
            @java.io.Serial
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
                return size() > ALERTS_MAX;
            }
        };

        synchronized boolean isNew(AlertStream.Version version) {
            Integer before = versions.get(version.alertId());
            if (before != null && before >= version.version()) {
                return false;
            }
            versions.put(version.alertId(), version.version());
            return true;
        }
    }

    /// Where a stream stood, as its event ids say it.
    public record Position(Instant recordedAt, UUID alertId, int version) {

        private static final Pattern FORMAT = Pattern.compile("(\\d{1,17})-([0-9a-f-]{36})-(\\d{1,9})");

        public static Position of(AlertStream.Version version) {
            return new Position(
                    version.recordedAt().truncatedTo(ChronoUnit.MICROS), version.alertId(), version.version());
        }

        public String text() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt) + "-" + alertId + "-" + version;
        }

        /// Empty when `text` is no position.
        public static Optional<Position> parse(String text) {
            Matcher parts = FORMAT.matcher(text);
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Position(
                        Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                        UUID.fromString(parts.group(2)),
                        Integer.parseInt(parts.group(3))));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
    }
}
