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
@Schema(
        name = "Alert",
        description = "A threshold that is or was reached in one entity and currency.",
        examples = AlertDocument.EXAMPLE)
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

        @Schema(description = "The same for rule, entity, currency and incident, for ever.")
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
        @Nullable String traceUrl,

        @Schema(description = "The one whose breaks these are; left out where they are not of one incident.") @Nullable
        Incident incident) {

    static final String EXAMPLE = """
            {"alertId":"7fd1b433-9323-82c0-990c-17fafb4347d2","version":1,"tenant":"demo","change":"opened","state":"open",
             "severity":"P2","summary":"US: absolute amount of open breaks is 121.75 USD, threshold 100.00 USD",
             "rule":{"id":"5b0e6f0a-3c0b-4a8e-9a43-0d6c3f6f2b11","name":"refund-amount","measure":"absolute-amount",
              "threshold":"100.00 USD"},
             "fingerprint":"d1a7e5c0f2b94d13d1a7e5c0f2b94d13d1a7e5c0f2b94d13d1a7e5c0f2b94d13","occurrence":1,"escalationLevel":0,"entity":"US","currency":"USD","count":6,
             "net":{"amount":"25.25","currency":"USD"},"absolute":{"amount":"121.75","currency":"USD"},
             "oldestDetectedAt":"2026-03-03T10:15:00Z","oldestAgeDays":3,"asOf":"2026-03-06T10:15:00Z",
             "openedAt":"2026-03-06T10:15:00Z","changedAt":"2026-03-06T10:15:00Z",
             "topBreaks":[{"breakId":"2d3f3c6e-8d5b-8a55-9c6a-1f0e8f7a5b21","breakClass":"missing","severity":"P4",
              "delta":{"amount":"35.50","currency":"USD"},"absolute":{"amount":"35.50","currency":"USD"},
              "firstDetectedAt":"2026-03-03T10:15:00Z","ageDays":3,
              "step":{"code":"2","meaning":"The integration did not forward the event"},"authority":"storefront",
              "owner":"integration team","repair":"Replay the handoff.",
              "correlationId":"caf772cb-7ecc-8fbb-a2a8-29773104de0a","order":"1002"}],
             "correlationIds":["caf772cb-7ecc-8fbb-a2a8-29773104de0a"]}""";

    public AlertDocument {
        topBreaks = List.copyOf(topBreaks);
        correlationIds = List.copyOf(correlationIds);
    }

    /// Major units as text, with the currency's decimals.
    @Schema(name = "Money")
    public record Amount(
            @Schema(examples = "121.75") String amount,
            @Schema(examples = "USD") String currency) {

        public static Amount of(Money money) {
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

    /// Several breaks with one cause.
    @Schema(name = "AlertedIncident")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Incident(
            UUID id,

            @Schema(description = "That of most of its breaks.", examples = "integration-bug")
            String cause,

            Step step,

            @Schema(description = "Source id of the system that the hand-over failed at.", examples = "celigo-us")
            String connector,

            @Schema(
                    description = "The code, the log's words or the fields that it failed on.",
                    examples = "dead-lettered: connection reset")
            String failing,

            @Nullable String url) {}

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
