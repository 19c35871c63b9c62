package io.tieout.ledger.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the posting policy makes of an event.
///
/// @param entry what is booked of what the event says; null when that is nothing
/// @param suspenseCode the codes that the policy does not know, `tender:voucher-x`: the code and the value as sent
/// @param pending what is booked besides as soon as its value is known
public record Posted(
        Verdict verdict,
        @Nullable JournalEntry entry,
        @Nullable String suspenseCode,
        List<Pending> pending) {

    /// What became of an event in the books.
    public enum Verdict {
        /// It is an accounting event of its booking role.
        BOOKED,
        /// The policy does not know a code in it; what that code would decide stands in suspense.
        SUSPENDED,
        /// It is operational, or another role's word for a fact, or the ERP's: kept and compared, never booked.
        EVIDENCE
    }

    static final Posted EVIDENCE = new Posted(Verdict.EVIDENCE, null, null, List.of());

    public Posted {
        pending = List.copyOf(pending);
    }
}
