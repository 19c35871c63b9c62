package io.tieout.simulator.score;

import org.jspecify.annotations.Nullable;

/// What is said to be the matter. Truth and finding say it in the same words.
///
/// @param breakClass a code of docs/reference/break-classes.md
/// @param step of the handoff at which it failed; null where nothing is said of it
/// @param authority whose value is right; null where nothing is said of it
record Diagnosis(
        String breakClass,
        @Nullable String cause,
        @Nullable String step,
        @Nullable String authority) {

    /// As the breaks of any system say it; a system may know less than the class.
    static Diagnosis found(Fields line) {
        return new Diagnosis(
                line.text("class"), line.optional("cause"), line.optional("handoffStep"), line.optional("authority"));
    }

    static Diagnosis truly(Fields line) {
        return new Diagnosis(line.text("class"), line.text("cause"), line.text("step"), line.optional("authority"));
    }
}
