package io.tieout.recon.domain.rule;

import io.tieout.event.Coded;

/// A side of the comparison.
public enum Side implements Coded {
    /// Who owes the customer: storefront, register or marketplace.
    SOURCE("source"),
    /// Who pays: a processor, a marketplace that sold, the platform of the gift cards.
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
