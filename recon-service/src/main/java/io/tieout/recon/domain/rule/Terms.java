package io.tieout.recon.domain.rule;

/// What every rule states, whatever it compares: who it is, how bad things are, by which calendar, and its limit.
///
/// @param id part of every break id, so it never changes
/// @param version grows with every change of the file
/// @param legsMax the most legs of one transaction that are examined
public record Terms(String id, int version, SeverityScale severity, BusinessCalendar calendar, int legsMax) {

    /// Id and version, `refunds/1`.
    public String name() {
        return id + "/" + version;
    }
}
