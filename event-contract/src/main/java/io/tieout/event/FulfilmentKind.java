package io.tieout.event;

/// How goods reached the customer.
public enum FulfilmentKind implements Coded {
    /// Handed to a carrier.
    SHIPMENT("shipment"),
    /// Fetched in a store.
    PICKUP("pickup"),
    /// Delivered electronically.
    DIGITAL("digital");

    private final String code;

    FulfilmentKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
