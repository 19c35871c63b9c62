package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// How a channel reaches people or machines.
public enum ChannelKind implements Coded {
    WEBHOOK("webhook"),
    EMAIL("email");

    private final String code;

    ChannelKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
