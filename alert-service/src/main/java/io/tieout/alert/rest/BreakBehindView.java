package io.tieout.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.alert.app.AlertDocument;
import io.tieout.event.finding.BreakState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One of the breaks behind an alert, in its latest version.
@Schema(name = "BreakBehind", examples = Examples.BREAK_BEHIND)
@JsonInclude(JsonInclude.Include.NON_NULL)
record BreakBehindView(
        UUID breakId,
        int version,

        @Schema(description = "What it is about.", examples = "refund:shopify-us:9002")
        String ruleKey,

        @Schema(examples = "missing") @JsonProperty("class") String breakClass,

        @Schema(enumeration = {"open", "accepted", "closed", "absorbed"})
        String status,

        String severity,
        AlertDocument.Amount delta,
        AlertDocument.Amount absolute,
        Instant firstDetectedAt,
        @Nullable Instant closedAt,
        UUID correlationId) {

    static BreakBehindView of(BreakState state) {
        return new BreakBehindView(
                state.breakId(),
                state.version(),
                state.ruleKey(),
                state.breakClass().code(),
                state.status().code(),
                state.severity().code(),
                AlertDocument.Amount.of(state.delta()),
                AlertDocument.Amount.of(state.absolute()),
                state.firstDetectedAt(),
                state.closedAt(),
                state.correlationId());
    }

    /// For the API description only.
    @Schema(name = "BreaksBehindPage")
    record Listed(
            List<BreakBehindView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
