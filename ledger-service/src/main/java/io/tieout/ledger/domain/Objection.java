package io.tieout.ledger.domain;

/// Why a correction must not be booked.
///
/// @param pointer the field of the request, as a JSON pointer
/// @param fix what to send instead
public record Objection(String pointer, String message, String fix) {}
