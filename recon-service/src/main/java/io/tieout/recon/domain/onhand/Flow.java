package io.tieout.recon.domain.onhand;

import io.tieout.event.Coded;

/// How pieces come to a location or leave it, as the columns of the report have them. Corrections are no
/// flow: each is read by itself, because it may be that of a count.
public enum Flow implements Coded {
    RECEIVED("received", 1),
    SOLD("sold", -1),
    RETURNED("returned", 1),
    OUT("out", -1),
    IN("in", 1);

    private final String code;
    private final int sign;

    Flow(String code, int sign) {
        this.code = code;
        this.sign = sign;
    }

    @Override
    public String code() {
        return code;
    }

    /// By how much there is more on hand afterwards.
    public long effectOf(long pieces) {
        return sign * pieces;
    }
}
