package io.tieout.alert.domain;

import java.time.Duration;
import java.time.ZoneId;

/// What holds for every rule.
///
/// @param zone where days turn, for ages
/// @param reopenWithin business time after a resolution in which the same alert opens again instead of a new one
public record AlertPolicy(ZoneId zone, Duration reopenWithin) {}
