package io.tieout.event.alert;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

@Meaning("What a rule measures among the open breaks in its scope.")
public enum AlertMeasure implements Explained {
    COUNT("count", "How many they are"),
    ABSOLUTE_AMOUNT("absolute-amount", "The sum of the magnitudes of their deltas"),
    AGE("age", "Calendar days since the oldest was detected");

    private final String code;
    private final String meaning;

    AlertMeasure(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
