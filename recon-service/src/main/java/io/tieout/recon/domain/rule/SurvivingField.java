package io.tieout.recon.domain.rule;

import io.tieout.event.Coded;

/// A field that must arrive in the ERP as the source sent it, where the source sent it.
public enum SurvivingField implements Coded {
    REFUND_ID("refundId"),
    ORDER_ID("orderId"),
    AMOUNT("amount"),
    CURRENCY("currency"),
    REASON("reason"),
    EXTENT("extent");

    private final String code;

    SurvivingField(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
