package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What a bank line is the money of, as far as it says.
public enum BankPurpose implements Coded {
    PAYOUT("payout"),
    DEPOSIT("deposit"),
    /// Not the retailer's takings, or not recognised: compared, not booked.
    OTHER("other");

    private final String code;

    BankPurpose(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
