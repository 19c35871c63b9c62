package io.tieout.event;

/// How cash moved in a store outside of sales.
public enum CashMove implements Coded {
    /// Change brought to a register.
    FLOAT("float"),
    /// Taken from a register to the safe.
    PICK_UP("pick-up"),
    PAID_IN("paid-in"),
    /// Spent from the register.
    PAID_OUT("paid-out");

    private final String code;

    CashMove(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
