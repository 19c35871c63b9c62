package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.recon.domain.report.BankProof;
import io.tieout.recon.domain.report.PayoutProof;
import io.tieout.recon.domain.report.PayoutProof.State;
import io.tieout.recon.domain.report.PayoutProof.Sum;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PayoutProof", description = "Whether the lines of a payout come to what was paid.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayoutProofView(
        @Schema(examples = "payout:stripe-us:po_1") String payout,
        String entity,
        String currency,

        @Schema(description = "The merchant's account at the processor.", examples = "acct-1")
        String account,

        @Schema(enumeration = {"automatic", "manual"}) String method,

        @Schema(description = "The last that was told.", examples = "paid")
        String status,

        LocalDate businessDate,
        @Schema(examples = "245.50") String stated,

        @Schema(description = "Its lines added up, by kind.")
        List<SumView> kinds,

        SumView lines,

        @Schema(description = "Payout less lines; absent where lines cannot prove it.", examples = "-12.40") @Nullable
        String residual,

        @Schema(description = "Lines in another currency, which are no part of it.")
        long otherCurrency,

        @Schema(
                description = "line-proved: the lines come to it. incomplete: they do not. no-lines: none is told."
                        + " balance-only: a manual payout, which only the balance of the account can prove.",
                enumeration = {"line-proved", "incomplete", "no-lines", "balance-only"})
        String state,

        @Schema(description = "What the bank has of it; absent where the rule bank-lines is not in force.") @Nullable
        BankView bank,

        @Schema(description = "What a whole proof also has and this service cannot know.")
        List<MissingView> notAvailable) {

    private static final MissingView CLEARING = new MissingView(
            "clearing",
            "opening, movements and closing of the clearing account are the ledger's:"
                    + " GET /v1/accounts/1200/balance");

    private static final MissingView BANK = new MissingView("bank", "the rule bank-lines is not in force");

    @Schema(name = "PayoutSum")
    record SumView(
            @Schema(examples = "charge") String line,
            @Schema(examples = "3") long count,
            @Schema(examples = "434.90") String gross,
            @Schema(examples = "13.51") String fee,
            @Schema(examples = "421.39") String net) {
        static SumView of(Sum sum) {
            return new SumView(
                    sum.name(),
                    sum.count(),
                    sum.gross().decimal(),
                    sum.fee().decimal(),
                    sum.net().decimal());
        }
    }

    @Schema(name = "PayoutAtBank")
    record BankView(
            @Schema(description = "Lines of the bank that name the payout.", examples = "1")
            int lines,

            @Schema(description = "What they come to.", examples = "245.50")
            String banked,

            @Schema(description = "What was sent, less what came back.", examples = "245.50")
            String expected,

            @Schema(description = "Banked less expected.", examples = "0.00")
            String residual,

            @Schema(
                    description = "on-the-way: it is not due yet. not-banked: it is due, and no line names it.",
                    enumeration = {"banked", "on-the-way", "not-banked", "differs"})
            String state) {

        static BankView of(BankProof proof) {
            return new BankView(
                    proof.lines(),
                    proof.banked().decimal(),
                    proof.expected().decimal(),
                    proof.residual().decimal(),
                    proof.state().code());
        }
    }

    @Schema(name = "PayoutNotAvailable")
    record MissingView(String part, String reason) {}

    static PayoutProofView of(PayoutProof proof) {
        BankProof bank = proof.bank();
        return new PayoutProofView(
                proof.payout().toString(),
                proof.entity(),
                proof.stated().currency().getCurrencyCode(),
                proof.account(),
                proof.method().code(),
                proof.status().code(),
                proof.businessDate(),
                proof.stated().decimal(),
                proof.kinds().stream().map(SumView::of).toList(),
                SumView.of(proof.lines()),
                proof.state() == State.BALANCE_ONLY ? null : proof.residual().decimal(),
                proof.otherCurrency(),
                proof.state().code(),
                bank == null ? null : BankView.of(bank),
                bank == null ? List.of(CLEARING, BANK) : List.of(CLEARING));
    }
}
