package io.tieout.event;

/// Of what a balance is stated.
public enum BalanceKind implements Coded {
    /// Not yet paid out.
    PROCESSOR("processor"),
    /// Held back.
    PROCESSOR_RESERVE("processor-reserve"),
    BANK("bank"),
    GIFT_CARD("gift-card"),
    ERP_ACCOUNT("erp-account"),
    /// Units of an item at a location.
    ON_HAND("on-hand");

    private final String code;

    BalanceKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
