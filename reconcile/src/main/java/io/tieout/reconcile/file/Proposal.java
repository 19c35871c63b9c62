package io.tieout.reconcile.file;

/// Which columns play a part, and why.
///
/// @param role key, amount, date, currency or text
/// @param a the columns of the first file, as they would be written in an option; empty for none
/// @param isChosen whether the user said so
public record Proposal(String role, String a, String b, boolean isChosen, String reason) {}
