package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.StoredValueOrigin;

/// The accounts on which it stands, card by card, what is on cards.
public enum StoredValueAccount implements Coded {
    SOLD("2200", StoredValueOrigin.SOLD, false),
    /// What was given away, where policy accrues it.
    PROMOTIONAL("2220", StoredValueOrigin.PROMOTIONAL, false),
    RETURN_CREDIT("2230", StoredValueOrigin.RETURN_CREDIT, false),
    GOODWILL("2240", StoredValueOrigin.GOODWILL, false),
    /// What was given away, where policy owes nothing until it is used.
    PROMOTIONAL_MEMO("9200", StoredValueOrigin.PROMOTIONAL, true);

    /// What of it was recognised as breakage: below the line, by cohort and not by card.
    public static final String BREAKAGE_RECOGNISED = "2290";

    private final String code;
    private final StoredValueOrigin origin;
    private final boolean isMemo;

    StoredValueAccount(String code, StoredValueOrigin origin, boolean isMemo) {
        this.code = code;
        this.origin = origin;
        this.isMemo = isMemo;
    }

    @Override
    public String code() {
        return code;
    }

    public StoredValueOrigin origin() {
        return origin;
    }

    /// Whether it stands outside of the trial balance, with what is on cards as a debit; a liability is a credit.
    public boolean isMemo() {
        return isMemo;
    }
}
