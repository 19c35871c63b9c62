package io.tieout.event;

/// The event types of the contract with their CloudEvents names. The version is part of the name.
public enum EventType implements Coded {
    ORDER_PLACED("tieout.order.placed.v1"),
    PAYMENT_CAPTURED("tieout.payment.captured.v1"),
    REFUND_ISSUED("tieout.refund.issued.v1"),
    REFUND_PROCESSED("tieout.refund.processed.v1"),
    ERP_ENTRY_POSTED("tieout.erp-entry.posted.v1"),
    HANDOFF_RECORDED("tieout.handoff.recorded.v1");

    private final String code;
    private final String factType;
    private final String dataSchema;

    EventType(String code) {
        this.code = code;
        this.factType = code.substring("tieout.".length(), code.lastIndexOf('.'));
        this.dataSchema = "https://tieout.io/schemas/" + code + ".json";
    }

    @Override
    public String code() {
        return code;
    }

    /// The kind of fact without name space and version, `refund.processed`: a new version tells the same facts.
    public String factType() {
        return factType;
    }

    /// Where the JSON schema of its data is published.
    public String dataSchema() {
        return dataSchema;
    }
}
