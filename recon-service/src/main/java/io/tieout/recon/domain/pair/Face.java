package io.tieout.recon.domain.pair;

/// How a rule describes what is open, so that it can be held against what is open elsewhere.
///
/// @param kind what can be tied has the same
/// @param name of the record; empty where none is given. What names a record is never tied to another one
/// @param words other references, to tell apart what the amount and the date do not
public record Face(String kind, String name, String words) {}
