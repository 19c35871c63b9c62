package io.tieout.event;

/// The two sides of an account.
public enum EntrySide implements Coded {
    DEBIT("debit"),
    CREDIT("credit");

    private final String code;

    EntrySide(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public EntrySide opposite() {
        return this == DEBIT ? CREDIT : DEBIT;
    }
}
