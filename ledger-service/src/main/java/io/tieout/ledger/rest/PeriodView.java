package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.app.Periods.Decided;
import io.tieout.ledger.app.Periods.Late;
import io.tieout.ledger.app.Periods.Period;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Period",
        description = "An accounting period of a legal entity, by its calendar: a month, or some weeks.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PeriodView(
        @Schema(examples = "US") String entity,
        @Schema(examples = "2026-03") String period,
        LocalDate firstDay,
        LocalDate lastDay,

        @Schema(
                description = "open: takes everything. soft-closed: takes what has its business date inside. closed:"
                        + " takes nothing. reopened: closed, and waits for corrections that were let in.",
                enumeration = {"open", "soft-closed", "closed", "reopened"})
        String state,

        @Schema(description = "Out of period: business date inside, posted later. By currency.")
        List<LateView> postedLater,

        @Schema(description = "Out of period: posted here, business date in an earlier one. By currency.")
        List<LateView> postedFromEarlier,

        @Schema(description = "What was decided about it, the oldest first; closing a later period closes it too.")
        List<ChangeView> history) {

    @Schema(name = "OutOfPeriod")
    record LateView(
            @Schema(description = "The debits that late entries leave.")
            MoneyView amount,

            int events) {

        static LateView of(Late late) {
            return new LateView(MoneyView.of(late.amount()), late.events());
        }
    }

    @Schema(name = "PeriodChange")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ChangeView(
            UUID changeId,

            @Schema(enumeration = {"soft-close", "close", "reopen"})
            String action,

            @Schema(description = "The period that was named.", examples = "2026-03")
            String period,

            @Schema(description = "Whose late entries a reopening posted in the period.")
            List<UUID> events,

            @Schema(description = "Idempotency keys of the corrections that a reopening let in.")
            List<String> corrections,

            String reason,
            String requestedBy,
            String approvedBy,
            OffsetDateTime at,
            @Schema(description = "What was approved.") String contentHash) {

        static ChangeView of(Decided decided) {
            return new ChangeView(
                    decided.changeId(),
                    decided.change().action().code(),
                    decided.change().period().name(),
                    decided.change().events(),
                    decided.change().corrections(),
                    decided.reason(),
                    decided.requestedBy(),
                    decided.approvedBy(),
                    Times.of(decided.at()),
                    decided.contentHash());
        }
    }

    static PeriodView of(Period period) {
        return new PeriodView(
                period.entity(),
                period.period().name(),
                period.period().firstDay(),
                period.period().lastDay(),
                period.state().code(),
                period.postedLater().stream().map(LateView::of).toList(),
                period.postedFromEarlier().stream().map(LateView::of).toList(),
                period.history().stream().map(ChangeView::of).toList());
    }
}
