package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Coded;
import io.tieout.recon.domain.cost.DailyCost;
import io.tieout.recon.domain.incident.IncidentState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Incident",
        description =
                "Breaks that show alike and came close together: the same hop, connector and failing field or code.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        UUID id,

        @Schema(description = "The cause of most of its breaks.", examples = "integration-bug")
        String cause,

        @Schema(description = "The failed handoff step.", examples = "2")
        String hop,

        @Schema(description = "Source id of the system it failed at.", examples = "celigo-us")
        String connector,

        @Schema(
                description = "The code, the log's words or the fields that it failed on; else the break class.",
                examples = "dead-lettered: connection reset")
        String failing,

        @Schema(description = "Of its breaks.", examples = "missing")
        List<String> classes,

        @Schema(description = "Legal entities of its breaks.", examples = "US")
        List<String> entities,

        @Schema(description = "All that ever belonged to it.", examples = "7")
        int breaks,

        @Schema(examples = "5") int openBreaks,

        @Schema(
                description = "Of all: what the ERP holds back because of the others, such as redemptions of a card of"
                        + " which it lacks the load. Cause and step are those of the others.",
                examples = "3")
        int heldBack,

        @Schema(description = "Of the open breaks, by currency; each break is counted once.")
        List<SumView> amounts,

        @Schema(
                description =
                        "What lacks the word of a silent system, by currency: records that are no breaks of their own"
                                + " as long as the silence explains them, so no part of `amounts`.")
        List<WaitingView> waiting,

        OffsetDateTime firstDetectedAt,

        @Schema(description = "When its latest break was first detected.")
        OffsetDateTime lastDetectedAt,

        @Schema(description = "What its open breaks cost by the day, modelled: never in the books.")
        List<CostView> costPerDay,

        @Schema(description = "Its breaks.", examples = "/v1/breaks?incident=6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11")
        String breaksUrl) {

    static IncidentView of(IncidentState state, List<CostView> costs) {
        var incident = state.incident();
        return new IncidentView(
                incident.id(),
                state.cause().code(),
                incident.symptom().hop().code(),
                incident.symptom().connector(),
                incident.symptom().failing(),
                state.classes().stream().map(Coded::code).toList(),
                state.entities(),
                state.breaks(),
                state.openBreaks(),
                state.heldBack(),
                state.amounts().stream().map(SumView::of).toList(),
                state.waiting().stream().map(WaitingView::of).toList(),
                Times.of(incident.firstDetectedAt()),
                Times.of(incident.lastDetectedAt()),
                costs,
                "/v1/breaks?incident=" + incident.id());
    }

    @Schema(name = "IncidentSum")
    record SumView(
            @Schema(description = "Source less ERP.") MoneyView net,
            @Schema(description = "Sum of the magnitudes.") MoneyView absolute) {

        static SumView of(IncidentState.Sum sum) {
            return new SumView(MoneyView.of(sum.net()), MoneyView.of(sum.absolute()));
        }
    }

    @Schema(name = "IncidentWaiting")
    record WaitingView(
            @Schema(examples = "41") int records,
            @Schema(description = "Source less ERP.") MoneyView net,

            @Schema(description = "The most that is in dispute.")
            MoneyView exposure) {

        static WaitingView of(IncidentState.Waiting waiting) {
            return new WaitingView(waiting.records(), MoneyView.of(waiting.net()), MoneyView.of(waiting.exposure()));
        }
    }

    @Schema(
            name = "DailyCost",
            description = "In major units; `low` and `high` are with half and twice the assumptions.")
    record CostView(
            @Schema(examples = "USD") String currency,

            @Schema(description = "Of the money that is tied up.", examples = "0.0097")
            BigDecimal capital,

            @Schema(description = "Minutes that somebody spends on it by the day.", examples = "2")
            int minutes,

            @Schema(examples = "1.5000") BigDecimal labour,

            @Schema(description = "Of what cannot be got back any more.", examples = "0.0355")
            BigDecimal loss,

            @Schema(examples = "0.77") BigDecimal low,
            @Schema(examples = "1.55") BigDecimal base,
            @Schema(examples = "3.09") BigDecimal high) {

        static CostView of(String currency, DailyCost cost) {
            return new CostView(
                    currency,
                    cost.capital(),
                    cost.minutes(),
                    cost.labour(),
                    cost.loss(),
                    cents(cost.low()),
                    cents(cost.base()),
                    cents(cost.high()));
        }

        private static BigDecimal cents(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP);
        }
    }
}
