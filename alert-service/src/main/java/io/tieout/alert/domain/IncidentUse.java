package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// What a rule does with breaks that are of one incident.
public enum IncidentUse implements Coded {
    /// It tells of incidents: one alert for each whose breaks reach the threshold.
    EACH("each"),
    /// It looks at what stands alone: what the alert of an incident tells of is left out.
    APART("apart"),
    /// It looks at every break, for what must be told in any case.
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
