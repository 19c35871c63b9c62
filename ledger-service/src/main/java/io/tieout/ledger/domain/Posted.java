package io.tieout.ledger.domain;

/// What the posting policy makes of an event.
public sealed interface Posted {

    /// It is an accounting event of its booking role and has an entry.
    record Booked(JournalEntry entry) implements Posted {}

    /// It is operational, or another role's word for a fact, or the ERP's: kept and compared, never booked.
    record Evidence() implements Posted {}

    /// The policy does not know a code in it; what that code would decide stands in suspense.
    ///
    /// @param code the field and the value as sent, `tender:voucher-x`
    record Suspended(String code, JournalEntry entry) implements Posted {}
}
