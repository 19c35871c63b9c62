package io.tieout.recon.domain.rule;

import org.jspecify.annotations.Nullable;

/// What every rule states, whatever it compares: who it is, how bad things are, by which calendar, and its
/// limit.
///
/// @param id part of every break id, so it never changes
/// @param version grows with every change of the file
/// @param legsMax the most legs of one transaction that are examined
/// @param settle what the rule settles by itself; null where nothing
public record Terms(
        String id,
        int version,
        SeverityScale severity,
        BusinessCalendar calendar,
        int legsMax,
        @Nullable SettleTerms settle) {

    /// Of a rule that settles nothing.
    public Terms(String id, int version, SeverityScale severity, BusinessCalendar calendar, int legsMax) {
        this(id, version, severity, calendar, legsMax, null);
    }

    /// The same of a rule that settles.
    public Terms settling(SettleTerms other) {
        return new Terms(id, version, severity, calendar, legsMax, other);
    }

    /// Id and version, `refunds/1`.
    public String name() {
        return id + "/" + version;
    }
}
