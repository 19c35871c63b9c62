package io.tieout.event;

/// Who decided on a payout.
public enum PayoutMethod implements Coded {
    /// Made of settlement lines by the processor.
    AUTOMATIC("automatic"),
    /// Asked for by the merchant; it has no lines.
    MANUAL("manual");

    private final String code;

    PayoutMethod(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
