package io.tieout.ledger.app;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A version of a posting policy with its trail.
///
/// @param effectiveFrom the first business date it books; null for a configured one, which has always held
/// @param yaml its text; null in lists
/// @param sha256 of the YAML, in hexadecimal
/// @param saved null for a configured one
/// @param activated null until a second person did
public record PolicyVersion(
        PolicyId id,
        @Nullable LocalDate effectiveFrom,
        @Nullable String yaml,
        String sha256,
        PolicyStatus status,
        @Nullable Act saved,
        @Nullable Act activated,
        @Nullable Act retired) {

    /// Who did something, and when.
    public record Act(String by, Instant at) {}
}
