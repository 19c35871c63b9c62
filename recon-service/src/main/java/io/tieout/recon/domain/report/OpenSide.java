package io.tieout.recon.domain.report;

import io.tieout.event.Coded;

/// Which side of an open item holds more.
public enum OpenSide implements Coded {
    SOURCE("source"),
    ERP("erp"),
    /// No money is off, but something else is.
    EQUAL("equal");

    private final String code;

    OpenSide(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
