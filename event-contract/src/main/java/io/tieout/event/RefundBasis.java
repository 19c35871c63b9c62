package io.tieout.event;

/// Why the merchant owes a refund; it decides what the refund books against.
public enum RefundBasis implements Coded {
    /// Delivered goods come back.
    GOODS_RETURNED("goods-returned"),
    /// The order, or a part, is cancelled before it was delivered.
    BEFORE_FULFILMENT("before-fulfilment"),
    /// Money without goods, to make up for something.
    APPEASEMENT("appeasement");

    private final String code;

    RefundBasis(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
