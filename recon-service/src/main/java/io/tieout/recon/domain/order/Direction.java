package io.tieout.recon.domain.order;

import io.tieout.event.Coded;

/// On which side of what is expected a sum is wrong.
public enum Direction implements Coded {
    MORE("more"),
    LESS("less");

    private final String code;

    Direction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    boolean isWrong(long expectedMinor, long actualMinor) {
        return this == MORE ? actualMinor > expectedMinor : actualMinor < expectedMinor;
    }
}
