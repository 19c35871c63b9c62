package io.tieout.recon.app;

import io.tieout.event.Coded;

/// What a comparison of two files consists of.
public enum ReconciliationItemKind implements Coded {
    DIFFERENCE("difference"),
    MATCH("match");

    private final String code;

    ReconciliationItemKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
