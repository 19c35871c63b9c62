package io.tieout.recon.domain.trial;

import org.jspecify.annotations.Nullable;

/// A key about which two versions of a rule say different things.
///
/// @param ordinal tells several breaks of one key apart, from 0
/// @param before null where the version in force finds nothing
/// @param after null where the other one finds nothing
public record Change(
        String ruleKey,
        int ordinal,
        @Nullable Conclusion before,
        @Nullable Conclusion after) {

    /// `opens`, `closes` or `changes`, as the draft would do it to the break.
    public String effect() {
        if (before == null) {
            return "opens";
        }
        return after == null ? "closes" : "changes";
    }
}
