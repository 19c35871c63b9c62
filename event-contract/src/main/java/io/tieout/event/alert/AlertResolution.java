package io.tieout.event.alert;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

@Meaning("Why an alert resolved.")
public enum AlertResolution implements Explained {
    BELOW_THRESHOLD("below-threshold", "The measure fell below the threshold"),
    RULE_WITHDRAWN("rule-withdrawn", "The rule was deleted or disabled, or no longer covers the entity or currency"),
    FOLDED("folded", "The alert of an incident tells of its breaks");

    private final String code;
    private final String meaning;

    AlertResolution(String code, String meaning) {
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
