package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Coded;

/// What accounts of the ledger are held against.
public enum Against implements Coded {
    /// Accounts of the ERP.
    ERP("erp"),

    /// Nothing: such an account is zero once every refund is paid, so what is on it is what open refunds come to.
    OPEN_REFUNDS("open-refunds"),

    /// The balances that processors and marketplaces state.
    PROCESSORS("processors");

    private final String code;

    Against(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
