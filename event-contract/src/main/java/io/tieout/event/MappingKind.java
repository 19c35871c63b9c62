package io.tieout.event;

/// Which table of codes changed.
public enum MappingKind implements Coded {
    TAX_CODE("tax-code"),
    TENDER("tender"),
    REASON_CODE("reason-code"),
    ACCOUNT("account"),
    LOCATION("location"),
    SKU("sku");

    private final String code;

    MappingKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
