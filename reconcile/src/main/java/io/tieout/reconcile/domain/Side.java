package io.tieout.reconcile.domain;

import io.tieout.event.Coded;

/// Which of the two files. Differences are always `a` less `b`.
public enum Side implements Coded {
    A("a"),
    B("b");

    private final String code;

    Side(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public Side other() {
        return this == A ? B : A;
    }

    /// An amount of this side as it counts in `a` less `b`.
    long signed(long minor) {
        return this == A ? minor : Math.negateExact(minor);
    }
}
