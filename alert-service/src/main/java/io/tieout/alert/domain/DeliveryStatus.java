package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// What became of one notice in one channel.
public enum DeliveryStatus implements Coded {
    /// Waits for its first try or for the next one.
    PENDING("pending"),
    /// The receiver said yes.
    DELIVERED("delivered"),
    /// Given up: too many tries, or the receiver is gone.
    FAILED("failed"),
    /// Became untrue before the first try.
    WITHDRAWN("withdrawn");

    private final String code;

    DeliveryStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
