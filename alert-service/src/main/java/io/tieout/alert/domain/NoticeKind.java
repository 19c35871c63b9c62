package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// What people are told about an alert. Changes that need nobody make no notice.
public enum NoticeKind implements Coded {
    OPENED("opened"),
    ESCALATED("escalated"),
    REOPENED("reopened"),
    RESOLVED("resolved");

    private final String code;

    NoticeKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
