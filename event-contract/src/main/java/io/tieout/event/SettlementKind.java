package io.tieout.event;

/// What a line of a processor's settlement is about.
public enum SettlementKind implements Coded {
    CHARGE("charge"),
    REFUND("refund"),
    FEE("fee"),
    TAX_ON_FEE("tax-on-fee"),
    CHARGEBACK("chargeback"),
    /// Held back by the processor.
    RESERVE_HOLD("reserve-hold"),
    /// Held back before and given now.
    RESERVE_RELEASE("reserve-release"),
    ADJUSTMENT("adjustment"),
    /// Exchanged into another currency.
    CONVERSION("conversion"),
    /// Carried forward; no money moved.
    BALANCE_TRANSFER("balance-transfer"),
    PAYOUT("payout"),
    /// The mapping does not know the kind; it books to suspense.
    UNMAPPED("unmapped");

    private final String code;

    SettlementKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
