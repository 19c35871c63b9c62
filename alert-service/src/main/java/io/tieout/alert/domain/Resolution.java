package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// Why an alert resolved.
public enum Resolution implements Coded {
    BELOW_THRESHOLD("below-threshold"),
    /// The rule was deleted, disabled, or no longer covers the entity or currency.
    RULE_WITHDRAWN("rule-withdrawn"),
    /// The alert of an incident tells of its breaks.
    FOLDED("folded");

    private final String code;

    Resolution(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
