package io.tieout.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.alert.app.AlertArchive;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One message in one channel, with every try.
@Schema(name = "Delivery", examples = Examples.DELIVERY)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        UUID id,

        @Schema(description = "The same on every try and in every channel; receivers tell repeats by it.")
        String webhookId,

        UUID alertId,

        @Schema(description = "opened, escalated, reopened or resolved", examples = "opened")
        String notice,

        UUID channelId,
        String channel,
        @Schema(examples = "webhook") String channelKind,

        @Schema(description = "pending, delivered, failed or withdrawn", examples = "delivered")
        String status,

        int attempts,
        @Nullable Instant nextAttemptAt,

        @Schema(description = "Of the last try: HTTP status, or 250 for e-mail.") @Nullable
        Integer responseCode,

        @Schema(description = "Why the last try did not succeed.") @Nullable
        String reason,

        Instant createdAt,
        @Nullable Instant finishedAt,
        List<AttemptView> attemptLog) {

    static DeliveryView of(AlertArchive.DeliveryLine line) {
        return new DeliveryView(
                line.id(),
                line.webhookId(),
                line.alertId(),
                line.notice(),
                line.channelId(),
                line.channel(),
                line.channelKind(),
                line.status(),
                line.attempts(),
                line.nextAttemptAt(),
                line.responseCode(),
                line.reason(),
                line.createdAt(),
                line.finishedAt(),
                line.attemptLog().stream().map(AttemptView::of).toList());
    }

    /// One try.
    @Schema(name = "DeliveryAttempt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            int attempt,
            Instant startedAt,
            @Nullable Instant finishedAt,

            @Schema(description = "accepted, refused or hopeless; absent while unknown") @Nullable
            String outcome,

            @Nullable Integer responseCode,
            @Nullable String reason) {

        static AttemptView of(AlertArchive.AttemptLine line) {
            return new AttemptView(
                    line.attempt(),
                    line.startedAt(),
                    line.finishedAt(),
                    line.outcome(),
                    line.responseCode(),
                    line.reason());
        }
    }
}
