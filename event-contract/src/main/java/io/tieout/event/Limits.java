package io.tieout.event;

/// The named limits of the contract. What exceeds one is refused with the limit in the message, never cut.
public final class Limits {

    /// Longest id, subject, reference value or code.
    public static final int ID_LENGTH_MAX = 200;

    /// Longest free text, such as a reason.
    public static final int TEXT_LENGTH_MAX = 1_000;

    /// Most references one event may carry.
    public static final int REFERENCES_MAX = 50;

    /// Largest count, either way: more pieces than any shop has, and sums of them still fit a `long`.
    public static final long COUNT_MAX = 1_000_000_000_000L;

    /// Most lines one event may carry.
    public static final int LINES_MAX = 1_000;

    /// Most fields of a forwarded payload that a handoff record may repeat.
    public static final int FIELDS_MAX = 50;

    /// Most events one request may carry.
    public static final int EVENTS_PER_REQUEST_MAX = 1_000;

    private Limits() {}
}
