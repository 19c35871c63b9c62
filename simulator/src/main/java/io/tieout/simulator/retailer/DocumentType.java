package io.tieout.simulator.retailer;

import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import java.time.Duration;
import java.util.List;

/// The documents that the ERP makes, with the two accounts of its chart that each moves and the time that it has for
/// one.
public enum DocumentType implements Coded {
    INVOICE("invoice", "2400", "4000", Duration.ofMinutes(30)),
    CREDIT_MEMO("credit-memo", "4200", "2350", Duration.ofMinutes(15)),
    STORE_DAY_SUMMARY("store-day-summary", "2400", "4000", Duration.ofHours(16)),
    GIFT_CARD_LOAD("gift-card-load", "2410", "2200", Duration.ofHours(4)),
    GIFT_CARD_REDEMPTION("gift-card-redemption", "2200", "2400", Duration.ofHours(4)),
    STOCK_RECEIPT("stock-receipt", "1400", "2050", Duration.ofHours(4)),
    STOCK_TRANSFER_OUT("stock-transfer-out", "1410", "1400", Duration.ofHours(4)),
    STOCK_TRANSFER_IN("stock-transfer-in", "1400", "1410", Duration.ofHours(4)),
    STOCK_LOSS("stock-loss", "5100", "1400", Duration.ofHours(4)),
    STOCK_GAIN("stock-gain", "1400", "5100", Duration.ofHours(4));

    private final String code;
    private final String debit;
    private final String credit;
    private final Duration due;

    DocumentType(String code, String debit, String credit, Duration due) {
        this.code = code;
        this.debit = debit;
        this.credit = credit;
        this.due = due;
    }

    @Override
    public String code() {
        return code;
    }

    /// How long after the message was sent the document has to be there.
    public Duration due() {
        return due;
    }

    List<ErpLine> lines(Money amount) {
        return List.of(new ErpLine(debit, EntrySide.DEBIT, amount), new ErpLine(credit, EntrySide.CREDIT, amount));
    }
}
