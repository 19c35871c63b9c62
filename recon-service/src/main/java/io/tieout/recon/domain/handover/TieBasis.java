package io.tieout.recon.domain.handover;

import io.tieout.event.Coded;
import io.tieout.recon.domain.rule.TiedBy;

/// How a document was tied to its record.
enum TieBasis implements Coded, TiedBy {
    /// It names the record.
    RECORD_ID("record-id", false),
    /// It names none, and the integration's log says of which record it was made.
    LOGGED("log", false),
    /// It names none, and only one record of its order waits for a document of this type and amount.
    ORDER_AMOUNT_UNIQUE("order+amount+unique", true);

    private final String code;
    private final boolean weak;

    TieBasis(String code, boolean weak) {
        this.code = code;
        this.weak = weak;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean isWeak() {
        return weak;
    }
}
