package io.tieout.event.codec;

/// Names of the record headers under which events travel on Kafka: CloudEvents attributes in binary mode (`ce_`),
/// Tieout's own extension attributes among them, and what the ledger adds to a recorded event.
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";

    /// The platform's own label of the flow.
    public static final String CORRELATION_LABEL = "ce_correlationid";

    public static final String ENTITY = "ce_entity";
    public static final String ROLE = "ce_sourcerole";
    public static final String RECEIVED_AT = "ce_receivedat";
    public static final String BUSINESS_DATE = "ce_businessdate";
    public static final String RECEIPT_ID = "ce_receiptid";
    public static final String RECEIPT_SHA256 = "ce_receiptsha256";
    public static final String MAPPING = "ce_mapping";

    /// The roles that sources held when the event happened, sorted, with a space between two.
    public static final String REGISTERED_ROLES = "ce_registeredroles";

    /// W3C trace context of the request that caused the record.
    public static final String TRACEPARENT = "traceparent";

    /// Added by the ledger to a recorded event.
    public static final String EVENT_ID = "tieout_eventid";

    /// The transaction that the event belongs to by the ledger's grouping.
    public static final String CORRELATION_ID = "tieout_correlationid";

    public static final String OUTCOME = "tieout_outcome";
    public static final String RECORDED_AT = "tieout_recordedat";

    /// The number of the tenant's last split of transactions when the ledger told this; absent before the first. Of two
    /// records that name different transactions for one event, the higher number holds.
    public static final String SPLIT = "tieout_split";

    /// How many revisions of the event were approved when the ledger told this; absent before the first. Of records
    /// with different content about one event those with the highest number hold.
    public static final String REVISION = "tieout_revision";

    private EventHeaders() {}
}
