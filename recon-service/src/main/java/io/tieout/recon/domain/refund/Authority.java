package io.tieout.recon.domain.refund;

import io.tieout.event.Coded;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.SurvivingField;

/// Says whose value is right for the field in dispute, by the rule's table.
final class Authority {

    private Authority() {}

    static String of(RefundRule rule, Assessment assessment, BreakClass primary) {
        Refund refund = assessment.refund();
        return switch (primary) {
            case DUPLICATE_POSTING, WRONG_REFERENCE, FIRST_PARTIAL_ONLY, PARTIALS_NOT_SUMMING, ORPHAN ->
                name(refund, Side.SOURCE);
            case MISSING -> name(refund, refund.issued() == null ? Side.PROCESSOR : Side.SOURCE);
            case REJECTED_OR_STUCK ->
                name(refund, assessment.isParked() && !assessment.isRejected() ? Side.SOURCE : Side.PROCESSOR);
            case CURRENCY -> ofField(rule, refund, SurvivingField.CURRENCY);
            case AMOUNT -> ofField(rule, refund, SurvivingField.AMOUNT);
            case FIELD_DROPPED ->
                Fields.dropped(rule, assessment).stream()
                        .findFirst()
                        .flatMap(difference -> Coded.find(SurvivingField.class, difference.field()))
                        .map(field -> ofField(rule, refund, field))
                        .orElse(primary.authority());
            case CONFLICT,
                    SAME_FACT_NEW_KEY,
                    HALF_APPLIED,
                    STEP_MISSING,
                    OUT_OF_SEQUENCE,
                    REFUNDED_AND_CHARGED_BACK,
                    OVER_REFUND,
                    STATUS_UNMAPPED,
                    FEE_OR_FX,
                    MISCATEGORISED,
                    WRONG_ACCOUNT,
                    WRONG_PERIOD,
                    UNBACKED_REDEMPTION,
                    OVER_ISSUANCE,
                    ACTIVATION_LAG,
                    PAYOUT_RESIDUAL,
                    BALANCE_NOT_TIED,
                    CASH_OVER_OR_SHORT,
                    STOCK_VARIANCE,
                    FEED_MISSING,
                    LATE,
                    UNCLASSIFIED -> primary.authority();
        };
    }

    /// A side that says nothing cannot be right about a field; then the other one that spoke first is.
    private static String ofField(RefundRule rule, Refund refund, SurvivingField field) {
        Side side = rule.authority().getOrDefault(field, Side.SOURCE);
        boolean silent = side == Side.PROCESSOR && refund.processed().isEmpty();
        return name(refund, silent ? Side.SOURCE : side);
    }

    private static String name(Refund refund, Side side) {
        if (side == Side.SOURCE && refund.issued() != null) {
            return refund.issued().leg().envelope().role().code();
        }
        if (side == Side.PROCESSOR && !refund.processed().isEmpty()) {
            return refund.processed().getFirst().leg().envelope().role().code();
        }
        return side.code();
    }
}
