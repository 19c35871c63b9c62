package io.tieout.ledger.domain;

/// A code as one system writes it.
///
/// @param source who writes it; the same letters of another source are another code
public record CodeKey(String source, CodeKind kind, String code) {}
