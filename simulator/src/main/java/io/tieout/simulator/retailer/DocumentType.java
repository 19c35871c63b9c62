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
    GIFT_CARD_LOAD("gift-card-load", "2410", "2200", Duration.ofHours(4)),
    GIFT_CARD_REDEMPTION("gift-card-redemption", "2200", "2400", Duration.ofHours(4)),
    CREDIT_REDEMPTION("return-credit-redemption", "2230", "2400", Duration.ofHours(4)),
    GOODWILL_REDEMPTION("goodwill-redemption", "2240", "2400", Duration.ofHours(4)),
    PROMOTION_REDEMPTION("promotion-redemption", "4110", "2400", Duration.ofHours(4)),
    GIFT_CARD_REVERSAL("gift-card-reversal", "2400", "2200", Duration.ofHours(4)),
    CREDIT_REVERSAL("return-credit-reversal", "2400", "2230", Duration.ofHours(4)),
    GOODWILL_REVERSAL("goodwill-reversal", "2400", "2240", Duration.ofHours(4)),
    PROMOTION_REVERSAL("promotion-reversal", "2400", "4110", Duration.ofHours(4)),
    /// Where what is given with a purchase is owed from then on.
    PROMOTION_GRANT("promotion-grant", "4110", "2220", Duration.ofHours(4)),
    PROMOTION_EXPIRY("promotion-expiry", "2220", "4110", Duration.ofDays(1)),
    OWED_PROMOTION_REDEMPTION("promotion-redemption", "2220", "2400", Duration.ofHours(4)),
    OWED_PROMOTION_REVERSAL("promotion-reversal", "2400", "2220", Duration.ofHours(4)),
    OWED_PROMOTION_REFUND("promotion-refund", "2350", "2220", Duration.ofHours(4)),
    PROMOTION_REFUND("promotion-refund", "2350", "4110", Duration.ofHours(4)),
    GOODWILL_REFUND("goodwill-refund", "2350", "2240", Duration.ofHours(4)),
    AFFILIATE_REDEMPTION("affiliate-redemption", "1800", "2400", Duration.ofHours(4)),
    AFFILIATE_REVERSAL("affiliate-reversal", "2400", "1800", Duration.ofHours(4)),
    GIFT_CARD_VOID("gift-card-void", "2200", "2410", Duration.ofHours(4)),
    GIFT_CARD_REFUND("gift-card-refund", "2350", "2200", Duration.ofHours(4)),
    RETURN_CREDIT("return-credit", "2350", "2230", Duration.ofHours(4)),
    GOODWILL("goodwill", "4120", "2240", Duration.ofHours(4)),
    GIFT_CARD_INCREASE("gift-card-increase", "6250", "2200", Duration.ofHours(4)),
    GIFT_CARD_DECREASE("gift-card-decrease", "2200", "6250", Duration.ofHours(4)),
    GIFT_CARD_EXPIRY("gift-card-expiry", "2200", "4300", Duration.ofDays(1)),
    ESCHEAT("escheat", "2200", "2280", Duration.ofDays(1)),
    BREAKAGE("breakage", "2290", "4300", Duration.ofDays(1)),
    PAYOUT("payout", "1050", "1200", Duration.ofDays(1)),
    /// A negative one, which the processor takes from the bank.
    PAYOUT_COLLECTED("payout-collected", "1200", "1050", Duration.ofDays(1)),
    PAYOUT_RETURNED("payout-returned", "1200", "1050", Duration.ofDays(1)),
    MARKETPLACE_PAYOUT("marketplace-payout", "1050", "1210", Duration.ofDays(1)),
    MARKETPLACE_PAYOUT_COLLECTED("marketplace-payout-collected", "1210", "1050", Duration.ofDays(1)),
    CHARGEBACK("chargeback", "1250", "1200", Duration.ofDays(1)),
    SECOND_CHARGEBACK("second-chargeback", "1250", "1200", Duration.ofDays(1)),
    CHARGEBACK_RETURNED("chargeback-returned", "1200", "1250", Duration.ofDays(1)),
    CHARGEBACK_LOSS("chargeback-loss", "6130", "1250", Duration.ofDays(1)),
    STOCK_RECEIPT("stock-receipt", "1400", "2050", Duration.ofHours(4)),
    STOCK_TRANSFER_OUT("stock-transfer-out", "1410", "1400", Duration.ofHours(4)),
    STOCK_TRANSFER_IN("stock-transfer-in", "1400", "1410", Duration.ofHours(4)),
    /// Pieces that never arrived, accepted.
    STOCK_TRANSFER_SHORT("stock-transfer-short", "5100", "1410", Duration.ofHours(4)),
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
