package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.AlertChange;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people look up. Everything is of one tenant.
public interface AlertArchive {

    /// Most versions that are read at once for an interrupted stream.
    int MISSED_PAGE_SIZE = 500;

    /// Newest first. Sort keys: opened at, id.
    Uni<List<AlertChange>> list(String tenant, AlertFilter filter, PageRequest page);

    Uni<Optional<Detail>> find(String tenant, UUID id);

    /// The breaks behind an alert, the oldest first. Sort keys: first detected at, id.
    Uni<BreaksBehind> breaks(String tenant, UUID alert, PageRequest page);

    /// Newest first. Sort keys: created at, id.
    Uni<List<DeliveryLine>> deliveries(String tenant, DeliveryFilter filter, PageRequest page);

    /// The next [#MISSED_PAGE_SIZE] versions after `position`, in the order in which they were recorded.
    Uni<List<AlertStream.Version>> recordedAfter(String tenant, StreamAlerts.Position position);

    /// What to list; null leaves a side open.
    record AlertFilter(
            @Nullable String state,
            @Nullable String severity,
            @Nullable String entity,
            @Nullable String currency,
            @Nullable String rule,
            @Nullable String incident) {}

    /// What to list; null leaves a side open.
    record DeliveryFilter(
            @Nullable String status,
            @Nullable UUID alert,
            @Nullable UUID channel) {}

    /// An alert with everything about it.
    ///
    /// @param history every version as it was published, oldest first
    record Detail(AlertChange latest, List<AlertDocument> history, List<DeliveryLine> deliveries) {}

    /// What is behind an alert.
    sealed interface BreaksBehind {

        /// Up to [PageRequest#limit()] breaks in their latest versions.
        record Known(List<BreakState> breaks) implements BreaksBehind {
            public Known {
                breaks = List.copyOf(breaks);
            }
        }

        /// There is no such alert.
        record NoAlert() implements BreaksBehind {}

        /// The rule was deleted, and what it looked at went with it.
        record NoRule() implements BreaksBehind {}
    }

    /// One notice in one channel.
    record DeliveryLine(
            UUID id,
            String webhookId,
            UUID alertId,
            String notice,
            UUID channelId,
            String channel,
            String channelKind,
            String status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Integer responseCode,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt,
            List<AttemptLine> attemptLog) {}

    /// One try.
    ///
    /// @param outcome null while under way, or when the process ended before it knew
    record AttemptLine(
            int attempt,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String outcome,
            @Nullable Integer responseCode,
            @Nullable String reason) {}
}
