package io.tieout.event.finding;

import org.jspecify.annotations.Nullable;

/// A field in dispute: what it should be by the authority, and what the target has.
///
/// @param expected null when the authority says nothing
/// @param actual null when the target has nothing
public record FieldDifference(
        String field, @Nullable String expected, @Nullable String actual) {}
