package io.tieout.ledger.app;

/// What became of the wish to decide on a revision.
public sealed interface Deciding {

    /// It is decided so, now or before.
    record Done(Revision revision) implements Deciding {}

    /// The tenant has no such revision.
    record Unknown() implements Deciding {}

    /// It was decided otherwise, or a later version of the mapping holds.
    record NotNow(Revision.State state) implements Deciding {}

    /// The hash is that of another content.
    record OtherHash(String contentHash) implements Deciding {}

    /// A still later version of the mapping read the fact, and nobody has decided on that one.
    record LaterIsPending(String mapping) implements Deciding {}

    /// People corrected the event; what they booked is left to them.
    record Corrected() implements Deciding {}

    /// The event sets a value that other events are booked by.
    record SetsValue() implements Deciding {}
}
