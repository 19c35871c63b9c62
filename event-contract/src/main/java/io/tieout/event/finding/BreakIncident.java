package io.tieout.event.finding;

import io.tieout.event.Meaning;
import java.util.UUID;

/// Which incident a break belongs to. What it says besides the id is the same for the life of the incident; its cause
/// is that of most of its breaks.
public record BreakIncident(
        @Meaning("The same for the life of the incident.") UUID id,

        @Meaning(
                "Where the hand-over of its breaks failed. A break that the ERP holds back because of them may have another.")
        HandoffStep step,

        @Meaning("Source id of the system that it failed at.")
        String connector,

        @Meaning("The code, the log's words or the fields that it failed on; else the break class.")
        String failing,

        @Meaning(
                "1; or -1 where its delta counts against the others, as what is redeemed of a card does beside its missing load.")
        int sign) {}
