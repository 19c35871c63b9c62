package io.tieout.recon.domain.pair;

import io.tieout.event.Coded;

/// On which side of a pair something open stands.
public enum EndSide implements Coded {
    /// A record whose counterpart is missing.
    AWAITED("awaited"),
    /// What is there and belongs to nothing.
    UNCLAIMED("unclaimed");

    private final String code;

    EndSide(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
