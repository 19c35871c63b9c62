package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// What happened to an alert. Each change makes a new version and one line of its history.
public enum ChangeKind implements Coded {
    OPENED("opened"),
    /// Other breaks or other money than before; nobody is told.
    CHANGED("changed"),
    /// The measure has doubled again since the alert opened.
    ESCALATED("escalated"),
    ACKNOWLEDGED("acknowledged"),
    RESOLVED("resolved"),
    /// The threshold was reached again soon after the alert had resolved.
    REOPENED("reopened");

    private final String code;

    ChangeKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
