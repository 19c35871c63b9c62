package io.tieout.simulator.score;

import io.tieout.event.Coded;

/// What an alert rule does with breaks that are of an incident, as alert-service has it.
enum IncidentUse implements Coded {
    /// One alert for each incident, and none of anything else.
    EACH("each"),
    /// Leaves out what the alert of an incident tells of.
    APART("apart"),
    /// Looks at all breaks, whatever they are part of.
    COUNTED("counted");

    private final String code;

    IncidentUse(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
