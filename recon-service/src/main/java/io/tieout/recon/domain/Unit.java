package io.tieout.recon.domain;

import io.tieout.event.Coded;

/// What a rule folds together.
public enum Unit implements Coded {
    /// All legs of one transaction of the ledger.
    TRANSACTION("transaction"),
    /// All legs about one record, wherever the ledger put them. Records whose references only group need it, because
    /// the ledger joins nothing by those.
    REFERENCE("reference"),
    /// What each source told by the hour; no legs at all.
    FEED("feed");

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
