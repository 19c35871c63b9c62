package io.tieout.event;

/// What a reference names, and whether sharing it makes two events one business flow.
public enum ReferenceType implements Coded {
    ORDER("order", true),
    PAYMENT("payment", true),
    REFUND("refund", true),
    RETURN("return", true),
    SHIPMENT("shipment", true),
    INVOICE("invoice", true),
    GIFT_CARD_TRANSACTION("gift-card-transaction", true),
    ERP_DOCUMENT("erp-document", true),
    EXCHANGE("exchange", true),
    CHARGEBACK("chargeback", true),
    TRANSFER("transfer", true),
    DEPOSIT("deposit", true),
    CUSTOMER("customer", false),
    GIFT_CARD("gift-card", false),
    SKU("sku", false),
    LOCATION("location", false),
    PAYOUT("payout", false),
    STORE_DAY("store-day", false),
    REGISTER("register", false),
    PURCHASE_ORDER("purchase-order", false),
    ACCOUNT("account", false);

    private final String code;
    private final boolean joins;

    ReferenceType(String code, boolean joins) {
        this.code = code;
        this.joins = joins;
    }

    @Override
    public String code() {
        return code;
    }

    /// Whether it ties events into one transaction. The others only group for look-up: joining on a customer or a
    /// location would glue the whole shop together.
    public boolean joins() {
        return joins;
    }
}
