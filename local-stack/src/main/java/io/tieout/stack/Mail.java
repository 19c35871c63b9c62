package io.tieout.stack;

import java.time.Instant;

/// A received message as the mailbox shows it.
///
/// @param id stable, part of the message's address
/// @param text the plain-text part, empty where there is none
record Mail(String id, Instant receivedAt, String from, String to, String subject, String text) {}
