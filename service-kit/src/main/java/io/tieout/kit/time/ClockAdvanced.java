package io.tieout.kit.time;

import java.time.Instant;

/// CDI event: business time has reached `now`. Sweeps, tiers and ages follow it and nothing else.
public record ClockAdvanced(Instant now) {}
