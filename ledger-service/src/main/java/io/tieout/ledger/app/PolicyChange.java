package io.tieout.ledger.app;

import java.time.LocalDate;

/// What became of the wish to save, activate or retire a version of a posting policy.
public sealed interface PolicyChange {

    /// It is so now.
    ///
    /// @param isNew false when it was so before
    record Done(PolicyVersion version, boolean isNew) implements PolicyChange {}

    /// The tenant has no such version.
    record Unknown(PolicyId id) implements PolicyChange {}

    /// The id stands for another text.
    record Taken(PolicyVersion other) implements PolicyChange {}

    /// The tenant has as many versions as it may have.
    record TooMany(int most) implements PolicyChange {}

    /// Who saved it may not activate it.
    record SamePerson(String person) implements PolicyChange {}

    /// Its date begins too soon, or has begun.
    record TooSoon(LocalDate effectiveFrom, LocalDate earliest) implements PolicyChange {}

    /// Another active version has its date.
    record DateTaken(LocalDate effectiveFrom) implements PolicyChange {}

    /// Its status does not allow it.
    record NotNow(PolicyStatus status) implements PolicyChange {}
}
