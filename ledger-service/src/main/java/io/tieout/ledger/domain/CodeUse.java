package io.tieout.ledger.domain;

import org.jspecify.annotations.Nullable;

/// A code that an event carries, and what it was taken for.
///
/// @param canonical null where nobody has said what it means
public record CodeUse(CodeKind kind, String code, @Nullable String canonical) {}
