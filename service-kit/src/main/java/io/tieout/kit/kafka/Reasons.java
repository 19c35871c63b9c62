package io.tieout.kit.kafka;

/// The reason classes of dead letters; a fixed vocabulary, also the `reason` label of the metric.
public final class Reasons {

    /// The value is not JSON, or is null.
    public static final String MALFORMED = "malformed";
    /// JSON of a known type that breaks its schema.
    public static final String SCHEMA = "schema";
    /// A required `ce_*` header is missing or malformed.
    public static final String HEADERS = "headers";
    /// A value that no rule of the domain allows.
    public static final String INVALID = "invalid";
    /// The database refused the row by a constraint.
    public static final String CONSTRAINT = "constraint";
    /// The database refused a value: too long, out of range, not representable.
    public static final String VALUE = "value";
    /// Larger than the limit.
    public static final String TOO_LARGE = "too-large";
    /// A defect of ours that this record brings out.
    public static final String UNEXPECTED = "unexpected";

    private Reasons() {}
}
