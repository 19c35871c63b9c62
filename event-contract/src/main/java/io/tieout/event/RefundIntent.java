package io.tieout.event;

/// Whether the merchant promises the refund or takes the promise back.
public enum RefundIntent implements Coded {
    ISSUED("issued"),
    CANCELLED("cancelled");

    private final String code;

    RefundIntent(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
