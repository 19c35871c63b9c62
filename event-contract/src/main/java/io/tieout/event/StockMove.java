package io.tieout.event;

/// How stock moved.
public enum StockMove implements Coded {
    /// From a supplier.
    RECEIPT("receipt"),
    /// To a customer.
    SALE("sale"),
    /// From a customer.
    RETURN("return"),
    TRANSFER_OUT("transfer-out"),
    TRANSFER_IN("transfer-in"),
    /// Corrected; may be negative.
    ADJUSTMENT("adjustment");

    private final String code;

    StockMove(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
