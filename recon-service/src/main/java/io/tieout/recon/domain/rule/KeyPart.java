package io.tieout.recon.domain.rule;

import io.tieout.event.Coded;

/// A way to tell that two sides speak of the same refund. A rule lists them from the strongest to the weakest.
public enum KeyPart implements Coded, TiedBy {
    /// The other side names the storefront's refund id.
    SOURCE_REFUND_ID("source-refund-id", false),
    /// The other side names the processor's refund id, or the storefront does.
    PROCESSOR_REFUND_ID("processor-refund-id", false),
    /// Same payment, same amount, and the same place among the equal ones in time.
    PAYMENT_AMOUNT_ORDINAL("payment+amount+ordinal", true),
    /// Same order, same amount, and the same place among the equal ones in time.
    ORDER_AMOUNT_ORDINAL("order+amount+ordinal", true);

    private final String code;
    private final boolean weak;

    KeyPart(String code, boolean weak) {
        this.code = code;
        this.weak = weak;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean isWeak() {
        return weak;
    }
}
