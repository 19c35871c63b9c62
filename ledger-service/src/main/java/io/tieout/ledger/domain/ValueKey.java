package io.tieout.ledger.domain;

import org.jspecify.annotations.Nullable;

/// Which value of the books is meant.
///
/// @param name the SKU, or the pair of currencies such as EURUSD
/// @param location where it is asked for; a value for that location comes before one for everywhere
public record ValueKey(
        ValueKind kind,
        String entity,
        String name,
        @Nullable String location) {}
