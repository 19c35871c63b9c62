package io.tieout.alert.app;

import io.tieout.event.finding.BreakState;

/// A version of a break as it came in.
///
/// @param traceparent of the span under which it is evaluated
public record SeenBreak(BreakState state, String traceparent) {}
