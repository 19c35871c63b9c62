package io.tieout.recon.app;

import io.tieout.event.finding.Cause;
import org.jspecify.annotations.Nullable;

/// Which incidents to list; a part left out is no condition.
///
/// @param isOpen whether any of its breaks is open
/// @param connector source id of the system that the hand-over failed at
/// @param breaksMin the least number of breaks
public record IncidentQuery(
        @Nullable Boolean isOpen,
        @Nullable Cause cause,
        @Nullable String entity,
        @Nullable String connector,
        int breaksMin) {}
