package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Money;
import io.tieout.ledger.app.AccrualFigures.Proposal;
import io.tieout.ledger.domain.Accrual;
import io.tieout.ledger.domain.Accrual.Experience;
import io.tieout.ledger.domain.Accrual.Part;
import io.tieout.ledger.domain.CorrectionKind;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.rest.CorrectionRequest.AmountRequest;
import io.tieout.ledger.rest.CorrectionRequest.LineRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Accruals", description = "What is proposed to be accrued at the end of a period.")
record AccrualsView(
        @Schema(examples = "US") String entity,
        @Schema(examples = "2026-03") String period,

        @Schema(description = "The last business date that counts.")
        LocalDate asOf,

        List<AccrualView> items) {

    static final String EXAMPLE = """
            {"entity":"US","period":"2026-03","asOf":"2026-03-31","items":[{"kind":"processing-fees",\
            "state":"proposed","open":{"amount":"1000.00","currency":"USD"},\
            "settled":{"amount":"24000.00","currency":"USD"},"cost":{"amount":"696.00","currency":"USD"},\
            "rate":0.029000,"processors":[{"processor":"stripe-us",\
            "open":{"amount":"1000.00","currency":"USD"},"settled":{"amount":"24000.00","currency":"USD"},\
            "cost":{"amount":"696.00","currency":"USD"},"rate":0.029000,\
            "amount":{"amount":"29.00","currency":"USD"}}],\
            "amount":{"amount":"29.00","currency":"USD"},"correction":{\
            "idempotencyKey":"accrual:US:2026-03:processing-fees:USD","kind":"manual-lines","entity":"US",\
            "businessDate":"2026-03-31","lines":[{"account":"6110","side":"debit",\
            "amount":{"amount":"29.00","currency":"USD"}},{"account":"2060","side":"credit",\
            "amount":{"amount":"29.00","currency":"USD"}}],\
            "reason":"Accrual: 1000.00 USD open, 696.00 USD for 24000.00 USD in 90 days","row":"29",\
            "reverseOn":"2026-04-01"},"hash":"865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661"}]}""";

    @Schema(
            name = "AccrualOfProcessor",
            description =
                    "By its own fees where it told of any, else by those of which it is not known who took them, or"
                            + " of all.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProcessorView(
            @Schema(description = "As payments are named by it.", examples = "stripe-us")
            String processor,

            MoneyView open,
            MoneyView settled,
            MoneyView cost,
            @Nullable BigDecimal rate,
            @Nullable MoneyView amount) {

        static ProcessorView of(Part part) {
            return new ProcessorView(
                    part.processor(),
                    MoneyView.of(part.open()),
                    MoneyView.of(part.experience().settled()),
                    MoneyView.of(part.experience().cost()),
                    part.rate(),
                    MoneyView.ofNullable(part.amount()));
        }
    }

    @Schema(name = "Accrual")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccrualView(
            @Schema(
                    description = "processing-fees: of captures. marketplace-commission: of sales at marketplaces."
                            + " chargebacks: announced and not debited.",
                    enumeration = {"processing-fees", "marketplace-commission", "chargebacks"})
            String kind,

            @Schema(
                    description = "proposed: to be booked. booked: a correction with its key is. nothing: it comes to"
                            + " 0.00. undetermined: nothing was settled that would say what it costs.",
                    enumeration = {"proposed", "booked", "nothing", "undetermined"})
            String state,

            @Schema(description = "What stands without its cost at the end of the period.")
            MoneyView open,

            @Schema(description = "What was settled in the 90 days up to then.") @Nullable
            MoneyView settled,

            @Schema(description = "What that cost.") @Nullable
            MoneyView cost,

            @Schema(
                    description = "`cost` by `settled`, six decimals; of all processors together.",
                    examples = "0.029000")
            @Nullable
            BigDecimal rate,

            @Schema(description = "What is open with each processor, at its own rate. Their amounts add up.")
            List<ProcessorView> processors,

            @Schema(description = "What to accrue.") @Nullable
            MoneyView amount,

            @Schema(description = "What to send to POST /v1/corrections, once it has an approval.") @Nullable
            CorrectionRequest correction,

            @Schema(description = "Hash of `correction`, for POST /v1/approvals.") @Nullable
            String hash,

            @Schema(description = "Where it was booked; maybe over another amount than the books say now.") @Nullable
            UUID correctionId) {

        static AccrualView of(Proposal proposal) {
            Accrual accrual = proposal.accrual();
            Experience experience = accrual.experience();
            CorrectionRequest correction = accrual.lines().isEmpty() ? null : correction(accrual);
            return new AccrualView(
                    accrual.kind().code(),
                    state(proposal),
                    MoneyView.of(accrual.open()),
                    experience == null ? null : MoneyView.of(experience.settled()),
                    experience == null ? null : MoneyView.of(experience.cost()),
                    accrual.rate(),
                    accrual.parts().stream().map(ProcessorView::of).toList(),
                    MoneyView.ofNullable(accrual.amount()),
                    correction,
                    correction == null ? null : CanonicalJson.hash(correction),
                    proposal.correctionId());
        }

        private static String state(Proposal proposal) {
            if (proposal.correctionId() != null) {
                return "booked";
            }
            Money amount = proposal.accrual().amount();
            if (amount == null) {
                return "undetermined";
            }
            return amount.isZero() ? "nothing" : "proposed";
        }

        private static CorrectionRequest correction(Accrual accrual) {
            return new CorrectionRequest(
                    accrual.key(),
                    CorrectionKind.MANUAL_LINES.code(),
                    null,
                    accrual.entity(),
                    accrual.businessDate().toString(),
                    accrual.lines().stream()
                            .<@Nullable LineRequest>map(AccrualView::line)
                            .toList(),
                    reason(accrual),
                    "29",
                    accrual.reverseOn().toString(),
                    null);
        }

        private static LineRequest line(Line line) {
            Money amount = line.amount();
            return new LineRequest(
                    line.account(),
                    null,
                    line.side().code(),
                    new AmountRequest(amount.decimal(), amount.currency().getCurrencyCode()),
                    null);
        }

        private static String reason(Accrual accrual) {
            Experience experience = accrual.experience();
            return experience == null
                    ? "Accrual: disputes of " + accrual.open() + " announced and not debited"
                    : "Accrual: " + accrual.open() + " open, " + experience.cost() + " for " + experience.settled()
                            + " in " + Accrual.EXPERIENCE_DAYS + " days";
        }
    }
}
