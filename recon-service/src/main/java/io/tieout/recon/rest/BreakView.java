package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.event.Coded;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Break", description = "A difference between two systems that ought to agree.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BreakView(
        @Schema(description = "The same for the life of the difference, whatever its class.")
        UUID id,

        @Schema(description = "Grows by one with every change.")
        int version,

        @Schema(description = "See docs/reference/break-classes.md.", examples = "missing") @JsonProperty("class")
        String breakClass,

        @Schema(description = "Further classes that hold.", examples = "late")
        List<String> attributes,

        @Schema(enumeration = {"open", "accepted", "closed", "absorbed"})
        String status,

        @Schema(enumeration = {"P1", "P2", "P3", "P4"}) String severity,

        @Schema(description = "Legal entity.", examples = "US")
        String entity,

        @Schema(
                description = "What it is about: a refund, an ERP document or an order.",
                examples = "refund:shopify-us:9002")
        String ruleKey,

        @Schema(examples = "1002") @Nullable String order,

        @Schema(description = "Source less ERP; positive: the ERP is understated.")
        MoneyView delta,

        @Schema(description = "Sum of the magnitudes behind delta.")
        MoneyView absolute,

        @Schema(description = "The most in dispute between any two sides; it decides the severity.")
        MoneyView exposure,

        @Schema(description = "Whether the customer still waits for the money.")
        boolean customerHarmed,

        LocalDate businessDate,
        OffsetDateTime firstDetectedAt,

        @Schema(description = "When what is missing was due.") @Nullable
        OffsetDateTime dueAt,

        @Nullable OffsetDateTime closedAt,

        @Schema(description = "Who let it stay as it is; only while the status is accepted.") @Nullable
        AcceptedView accepted,

        @Schema(description = "Calendar days since it was first detected; the day it was found is 0.", examples = "3")
        long mismatchAgeDays,

        @Schema(description = "Calendar days since its business date.", examples = "3")
        long businessAgeDays,

        @Schema(description = "Ageing bucket of the mismatch age, in days.", examples = "2–3")
        String ageBucket,

        @Schema(description = "Whose value is right for the field in dispute.", examples = "storefront")
        String authority,

        @Schema(
                description =
                        "Who is right about such a field by the registry of the retailer, on the business date; absent where the registry says nothing.")
        @Nullable
        RulingView systemOfRecord,

        @Schema(description = "The failed handoff step, as far as the evidence goes.", examples = "2")
        String handoffStep,

        @Schema(examples = "undetermined") String cause,
        String repair,

        @Schema(
                description =
                        "Of the transaction it belongs to now; of a payout or a store-day that of its first event; the ledger has its timeline.")
        UUID correlationId) {

    @Schema(name = "AcceptedDifference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AcceptedView(
            @Schema(description = "Who proposed it, or the rule that settled it.", examples = "ana@acme")
            String by,

            @Schema(description = "The other person; left out where a rule settled it.", examples = "ben@acme")
            @Nullable
            String approvedBy,

            String reason,
            OffsetDateTime at,
            MoneyView amount,

            @Schema(description = "Hash of the proposal that was approved.")
            String contentSha256) {

        static @Nullable AcceptedView of(@Nullable Acceptance accepted) {
            return accepted == null
                    ? null
                    : new AcceptedView(
                            accepted.by(),
                            accepted.approvedBy(),
                            accepted.reason(),
                            Times.of(accepted.at()),
                            MoneyView.of(accepted.amount()),
                            accepted.contentSha256());
        }
    }

    static BreakView of(Break subject, Ageing ageing, SystemsOfRecord registry) {
        BreakState state = subject.state();
        return new BreakView(
                state.breakId(),
                state.version(),
                state.breakClass().code(),
                state.attributes().stream().map(Coded::code).toList(),
                state.status().code(),
                state.severity().code(),
                state.entity(),
                state.ruleKey(),
                state.order(),
                MoneyView.of(state.delta()),
                MoneyView.of(state.absolute()),
                MoneyView.of(subject.detail().exposure()),
                subject.detail().customerHarmed(),
                state.businessDate(),
                Times.of(state.firstDetectedAt()),
                Times.ofNullable(state.dueAt()),
                Times.ofNullable(state.closedAt()),
                AcceptedView.of(state.accepted()),
                ageing.mismatchDays(),
                ageing.businessDays(),
                ageing.bucket(),
                state.authority(),
                registry.of(state).map(RulingView::of).orElse(null),
                state.handoff().step().code(),
                state.cause().code(),
                state.repair(),
                state.correlationId());
    }
}
