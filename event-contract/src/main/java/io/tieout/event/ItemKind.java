package io.tieout.event;

/// What a line of a sale, a return or a delivery is about.
public enum ItemKind implements Coded {
    GOODS("goods"),
    /// Shipping charged to the customer.
    SHIPPING("shipping"),
    /// Stored value sold; it carries no tax.
    GIFT_CARD("gift-card"),
    /// A charge of its own, such as gift wrapping.
    FEE("fee");

    private final String code;

    ItemKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
