package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// What a rule looks at among the open breaks in its scope.
public enum Measure implements Coded {
    COUNT("count", "open breaks"),
    /// The sum of the magnitudes, so that an overstated and an understated amount do not hide each other.
    ABSOLUTE_AMOUNT("absolute-amount", "absolute amount of open breaks"),
    AGE("age", "age of the oldest open break");

    private final String code;
    private final String title;

    Measure(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    /// In words, for people.
    public String title() {
        return title;
    }
}
