package io.tieout.recon.domain.authority;

import io.tieout.event.Coded;
import io.tieout.event.finding.BreakClass;
import java.util.Optional;

/// What of a record a break is about. The class of a break says it.
public enum FieldInDispute implements Coded {
    /// Whether there is such a record, and how often.
    EXISTENCE("existence"),
    CONTENT("content"),
    REFERENCE("reference"),
    AMOUNT("amount"),
    CURRENCY("currency"),
    STATUS("status"),
    TIME("time"),
    FEE("fee"),
    DOCUMENT_TYPE("document-type"),
    ACCOUNT("account"),
    PERIOD("period"),
    /// Of what a sum is made.
    COMPOSITION("composition"),
    BALANCE("balance"),
    CASH("cash"),
    ON_HAND("on-hand"),
    /// Whatever else must arrive, such as the reason.
    DETAILS("details");

    private final String code;

    FieldInDispute(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// Empty where nothing of a record is in dispute.
    public static Optional<FieldInDispute> of(BreakClass breakClass) {
        return switch (breakClass) {
            case DUPLICATE_POSTING,
                    SAME_FACT_NEW_KEY,
                    FIRST_PARTIAL_ONLY,
                    MISSING,
                    ORPHAN,
                    HALF_APPLIED,
                    STEP_MISSING,
                    UNBACKED_REDEMPTION,
                    OVER_ISSUANCE -> Optional.of(EXISTENCE);
            case CONFLICT -> Optional.of(CONTENT);
            case WRONG_REFERENCE -> Optional.of(REFERENCE);
            case AMOUNT, PARTIALS_NOT_SUMMING, OVER_REFUND, REFUNDED_AND_CHARGED_BACK -> Optional.of(AMOUNT);
            case CURRENCY -> Optional.of(CURRENCY);
            case REJECTED_OR_STUCK, STATUS_UNMAPPED -> Optional.of(STATUS);
            case OUT_OF_SEQUENCE, ACTIVATION_LAG, LATE -> Optional.of(TIME);
            case FEE_OR_FX -> Optional.of(FEE);
            case MISCATEGORISED -> Optional.of(DOCUMENT_TYPE);
            case WRONG_ACCOUNT -> Optional.of(ACCOUNT);
            case WRONG_PERIOD -> Optional.of(PERIOD);
            case PAYOUT_RESIDUAL -> Optional.of(COMPOSITION);
            case BALANCE_NOT_TIED -> Optional.of(BALANCE);
            case CASH_OVER_OR_SHORT -> Optional.of(CASH);
            case STOCK_VARIANCE -> Optional.of(ON_HAND);
            case FIELD_DROPPED -> Optional.of(DETAILS);
            case FEED_MISSING, UNCLASSIFIED -> Optional.empty();
        };
    }
}
