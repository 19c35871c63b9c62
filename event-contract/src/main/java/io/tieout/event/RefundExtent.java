package io.tieout.event;

/// Whether a refund gives back the whole payment or a part of it.
public enum RefundExtent implements Coded {
    FULL("full"),
    PARTIAL("partial");

    private final String code;

    RefundExtent(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
