package io.tieout.recon.domain.checkpoint;

/// A rule that took part, so that nobody wonders later which it was.
///
/// @param name id and version
/// @param sha256 of its file, as it was read at start
public record RuleInForce(String id, String name, String sha256) {}
