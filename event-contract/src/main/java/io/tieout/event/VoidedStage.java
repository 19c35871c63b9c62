package io.tieout.event;

/// What of a payment was taken back.
public enum VoidedStage implements Coded {
    /// A promise; nothing was booked.
    AUTHORIZATION("authorization"),
    /// A claim; it is reversed.
    CAPTURE("capture");

    private final String code;

    VoidedStage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
