package io.tieout.event.finding;

import io.tieout.event.Meaning;
import org.jspecify.annotations.Nullable;

/// A field in dispute: what it should be by the authority, and what the target has.
public record FieldDifference(
        String field,

        @Meaning("By the authority; without it the authority says nothing.") @Nullable
        String expected,

        @Meaning("In the target; without it the target has nothing.") @Nullable
        String actual) {}
