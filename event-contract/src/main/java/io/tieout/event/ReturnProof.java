package io.tieout.event;

/// Whether the customer could show the sale.
public enum ReturnProof implements Coded {
    /// The original sale is known.
    RECEIPT("receipt"),
    /// Without a receipt; policy limits what is given back.
    NONE("none");

    private final String code;

    ReturnProof(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
