package io.tieout.alert.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Money;
import io.tieout.event.finding.HandoffStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An alert as everybody outside sees it: on the alerts topic, in streams, webhooks, e-mails and answers.
@Schema(name = "Alert", description = "A threshold that is or was reached in one entity and currency.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertDocument(
        UUID alertId,

        @Schema(description = "Grows by one with every change.")
        int version,

        String tenant,

        @Schema(description = "What made this version.", examples = "opened")
        String change,

        @Schema(examples = "open") String state,

        @Schema(description = "The rule's, one higher for each doubling; P1 is the highest.", examples = "P2")
        String severity,

        @Schema(examples = "US: absolute amount of open breaks is 121.75 USD, threshold 100.00 USD")
        String summary,

        Rule rule,

        @Schema(description = "The same for rule, entity and currency, for ever.")
        String fingerprint,

        @Schema(description = "How often this fingerprint has raised an alert.")
        int occurrence,

        @Schema(description = "How often the measure had doubled at its worst.")
        int escalationLevel,

        @Schema(examples = "US") String entity,
        @Schema(examples = "USD") String currency,

        @Schema(description = "Open breaks in the rule's scope.")
        long count,

        @Schema(description = "Sum of the deltas; positive: the ERP is understated.")
        Amount net,

        @Schema(description = "Sum of the magnitudes of the deltas.")
        Amount absolute,

        @Nullable Instant oldestDetectedAt,

        @Schema(description = "Calendar days, as of `asOf`.")
        long oldestAgeDays,

        @Schema(description = "Business time at which this was measured.")
        Instant asOf,

        Instant openedAt,
        Instant changedAt,
        @Nullable Taken acknowledgement,
        @Nullable Instant resolvedAt,
        @Schema(examples = "below-threshold") @Nullable String resolution,

        @Schema(description = "The most important breaks, at most five.")
        List<Item> topBreaks,

        @Schema(description = "Of the breaks shown.") List<UUID> correlationIds,
        @Nullable String breaksUrl,
        @Nullable String traceId,
        @Nullable String traceUrl) {

    public AlertDocument {
        topBreaks = List.copyOf(topBreaks);
        correlationIds = List.copyOf(correlationIds);
    }

    /// Major units as text, with the currency's decimals.
    @Schema(name = "Money")
    public record Amount(
            @Schema(examples = "121.75") String amount,
            @Schema(examples = "USD") String currency) {

        static Amount of(Money money) {
            return new Amount(money.decimal(), money.currency().getCurrencyCode());
        }

        /// The amount with its currency, for people.
        public String text() {
            return amount + " " + currency;
        }
    }

    /// The rule as it was in this version.
    @Schema(name = "AlertedRule")
    public record Rule(
            UUID id,
            @Schema(examples = "refund-amount") String name,
            @Schema(examples = "absolute-amount") String measure,
            @Schema(examples = "100.00 USD") String threshold) {}

    /// Who took the alert.
    @Schema(name = "Acknowledgement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Taken(String by, Instant at, @Nullable String note) {}

    /// One of the breaks behind the alert.
    @Schema(name = "AlertedBreak")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID breakId,
            @Schema(examples = "missing") String breakClass,
            String severity,
            Amount delta,
            Amount absolute,
            Instant firstDetectedAt,
            long ageDays,
            Step step,
            @Schema(description = "Whose value is right.") String authority,

            @Schema(description = "Who owns the failed step and therefore acts.")
            String owner,

            @Schema(description = "What to do about it.") String repair,
            UUID correlationId,
            @Nullable String order,
            @Nullable String url,
            @Nullable String traceUrl) {}

    /// Where the handoff failed.
    @Schema(name = "HandoffStep")
    public record Step(
            @Schema(examples = "2") String code,

            @Schema(examples = "The integration did not forward the event")
            String meaning) {

        static Step of(HandoffStep step) {
            return new Step(step.code(), step.meaning());
        }
    }
}
