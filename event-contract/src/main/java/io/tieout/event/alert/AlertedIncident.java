package io.tieout.event.alert;

import io.tieout.event.Meaning;
import io.tieout.event.finding.Cause;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The incident that an alert tells of.
public record AlertedIncident(
        UUID id,
        @Meaning("That of most of its breaks.") Cause cause,
        FailedStep step,

        @Meaning("Source id of the system that the hand-over failed at.")
        String connector,

        @Meaning("The code, the log's words or the fields that it failed on; else the break class.")
        String failing,

        @Meaning("Address of the incident, where one is configured.") @Nullable
        String url) {}
