package io.tieout.alert.domain;

import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import java.util.UUID;

/// Several breaks with one cause, as recon-service names it.
///
/// @param cause that of most of its open breaks, those left out that are held back by others
/// @param connector source id of the system that the hand-over failed at
/// @param failing the code, the log's words or the fields that it failed on
public record Incident(UUID id, Cause cause, HandoffStep step, String connector, String failing) {}
