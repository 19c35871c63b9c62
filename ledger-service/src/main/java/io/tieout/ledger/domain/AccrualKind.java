package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What is accrued at the end of a period, because its cost is told later (section 10 and row 29 of the guide).
public enum AccrualKind implements Coded {
    PROCESSING_FEES("processing-fees", "6110"),
    MARKETPLACE_COMMISSION("marketplace-commission", "6140"),
    /// Disputes that the processor announced and has not debited.
    CHARGEBACKS("chargebacks", "6130");

    /// What accruals are owed on.
    public static final String LIABILITY = "2060";

    private final String code;
    private final String expense;

    AccrualKind(String code, String expense) {
        this.code = code;
        this.expense = expense;
    }

    @Override
    public String code() {
        return code;
    }

    /// The account of the cost.
    public String expense() {
        return expense;
    }
}
