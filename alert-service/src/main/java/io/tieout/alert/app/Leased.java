package io.tieout.alert.app;

import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.ChannelKind;
import io.tieout.alert.domain.Notice;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One delivery that this instance is to try now; nobody else will while the lease lasts.
///
/// @param attempt counted from one
/// @param channel null when it was deleted
/// @param document the alert as the notice tells of it, see [AlertDocument]
public record Leased(
        String tenant,
        UUID deliveryId,
        Notice notice,
        Instant noticedAt,
        UUID alertId,
        int attempt,
        ChannelKind channelKind,
        @Nullable Channel channel,
        String document,
        @Nullable String traceparent) {}
