package io.tieout.event;

/// What became of a payout.
public enum PayoutStatus implements Coded {
    /// On its way to the bank.
    INITIATED("initiated"),
    /// The processor says that it arrived.
    PAID("paid"),
    /// It came back.
    FAILED("failed");

    private final String code;

    PayoutStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
