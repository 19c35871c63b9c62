package io.tieout.event;

/// How money went to or came from the customer.
public enum Tender implements Coded {
    ORIGINAL("original"),
    CARD("card"),
    CASH("cash"),
    GIFT_CARD("gift-card"),
    STORE_CREDIT("store-credit");

    private final String code;

    Tender(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
