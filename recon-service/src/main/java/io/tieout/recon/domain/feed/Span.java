package io.tieout.recon.domain.feed;

import java.time.Instant;

/// A window of time.
///
/// @param end the first instant after it
public record Span(Instant start, Instant end) {}
