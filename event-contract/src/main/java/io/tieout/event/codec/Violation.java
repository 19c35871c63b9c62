package io.tieout.event.codec;

/// One thing that is wrong with an input, said so that the sender can mend it.
///
/// @param pointer JSON pointer to the field, `/data/amount/currency`
/// @param message what is wrong
/// @param fix what to send instead
public record Violation(String pointer, String message, String fix) {}
