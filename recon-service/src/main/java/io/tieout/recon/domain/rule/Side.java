package io.tieout.recon.domain.rule;

import io.tieout.event.Coded;

/// A side of the comparison.
public enum Side implements Coded {
    /// Who owes the customer: storefront, POS or marketplace.
    SOURCE("source"),
    /// Who moves the money.
    PROCESSOR("processor"),
    /// The ERP, whose books are compared.
    TARGET("target"),
    /// The integration's own log; never compared, only evidence.
    LOG("log");

    private final String code;

    Side(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
