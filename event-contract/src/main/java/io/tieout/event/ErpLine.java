package io.tieout.event;

/// One line of a document in the ERP's own chart of accounts.
public record ErpLine(String account, EntrySide side, Money amount) {

    public ErpLine {
        Amounts.requireNonNegative("line amount", amount);
    }
}
