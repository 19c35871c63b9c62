package io.tieout.simulator.retailer;

import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import java.time.Duration;
import java.util.List;

/// The documents that the ERP makes, with the two accounts of its chart that each moves and the time that it has for
/// one. All that gives money back is a credit memo to the ERP; why it was given decides the account.
public enum DocumentType implements Coded {
    INVOICE("invoice", "2400", "4000", Duration.ofMinutes(30)),
    CREDIT_MEMO("credit-memo", "4200", "2350", Duration.ofMinutes(15)),
    CANCELLATION_CREDIT_MEMO("credit-memo", "2400", "2350", Duration.ofMinutes(15)),
    CONCESSION_CREDIT_MEMO("credit-memo", "4120", "2350", Duration.ofMinutes(15)),
    STORE_DAY_SUMMARY("store-day-summary", "2400", "4000", Duration.ofHours(16)),
    /// Of a day on which more came back than was sold.
    STORE_DAY_RETURNS("store-day-returns", "4000", "2400", Duration.ofHours(16)),
    GIFT_CARD_SALE("gift-card-sale", "2400", "2410", Duration.ofMinutes(30)),
    GIFT_CARD_CREDIT("gift-card-credit", "2350", "2230", Duration.ofHours(4)),
    GIFT_CARD_LOAD("gift-card-load", "2410", "2200", Duration.ofHours(4)),
    GIFT_CARD_REDEMPTION("gift-card-redemption", "2200", "2400", Duration.ofHours(4));

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
