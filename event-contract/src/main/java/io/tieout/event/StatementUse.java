package io.tieout.event;

/// What a stated balance is for.
public enum StatementUse implements Coded {
    /// The books are held against it.
    CONTROL("control"),
    /// It is what was there before the first event; the books begin with it.
    OPENING("opening");

    private final String code;

    StatementUse(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
