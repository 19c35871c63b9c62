package io.tieout.event;

/// Where stored value came from; it decides which liability it is.
public enum StoredValueOrigin implements Coded {
    /// Paid for by a customer.
    SOLD("sold"),
    /// Given back instead of money.
    RETURN_CREDIT("return-credit"),
    /// Given to make up for something.
    GOODWILL("goodwill"),
    /// Given away; not a liability unless policy accrues it.
    PROMOTIONAL("promotional");

    private final String code;

    StoredValueOrigin(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
