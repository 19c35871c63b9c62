package io.tieout.event;

/// How far a dispute got.
public enum ChargebackStage implements Coded {
    /// A question; no money moved.
    INQUIRY("inquiry"),
    /// Funds withdrawn.
    OPENED("opened"),
    /// Contested.
    REPRESENTED("represented"),
    /// Funds returned.
    WON("won"),
    /// Funds gone for good.
    LOST("lost"),
    /// Withdrawn by the other side; funds returned.
    REVERSED("reversed"),
    /// Opened again after it was won.
    SECOND("second");

    private final String code;

    ChargebackStage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
