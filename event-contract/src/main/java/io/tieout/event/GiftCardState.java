package io.tieout.event;

/// Whether a card can be used.
public enum GiftCardState implements Coded {
    ACTIVATED("activated"),
    /// Frozen; the liability stays.
    DISABLED("disabled"),
    /// Usable again.
    ENABLED("enabled");

    private final String code;

    GiftCardState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
