package io.tieout.simulator.fault;

import static io.tieout.event.finding.Cause.EXTERNAL;
import static io.tieout.event.finding.Cause.INTEGRATION_BUG;
import static io.tieout.event.finding.Cause.PROCESS_GAP;
import static io.tieout.event.finding.Cause.REFERENCE_DATA;
import static io.tieout.event.finding.Cause.TIMING;
import static io.tieout.simulator.fault.Fault.Per.BALANCE;
import static io.tieout.simulator.fault.Fault.Per.BANK_LINE;
import static io.tieout.simulator.fault.Fault.Per.CARD_LOAD;
import static io.tieout.simulator.fault.Fault.Per.COUNT;
import static io.tieout.simulator.fault.Fault.Per.DOCUMENT;
import static io.tieout.simulator.fault.Fault.Per.MESSAGE;
import static io.tieout.simulator.fault.Fault.Per.ON_HAND;
import static io.tieout.simulator.fault.Fault.Per.PAYMENT;
import static io.tieout.simulator.fault.Fault.Per.REFUND;
import static io.tieout.simulator.fault.Fault.Per.RETURN;
import static io.tieout.simulator.fault.Fault.Per.SETTLEMENT_LINE;
import static io.tieout.simulator.fault.Fault.Per.SOURCE_DAY;
import static io.tieout.simulator.fault.Fault.Per.TRANSFER;

import io.tieout.event.Coded;
import io.tieout.event.finding.Cause;

/// What can go wrong. What a reconciliation should say of it is not decided here: the oracle concludes it from what was
/// told and what would have been told.
public enum Fault implements Coded {
    NOT_RECEIVED("not-received", MESSAGE, INTEGRATION_BUG, "The message never reached the interface"),
    DEAD_LETTERED("dead-lettered", MESSAGE, INTEGRATION_BUG, "The interface received the message and gave up on it"),
    REJECTED("rejected", MESSAGE, INTEGRATION_BUG, "The ERP refused the message"),
    SWALLOWED("swallowed", MESSAGE, INTEGRATION_BUG, "The ERP acknowledged the message and made nothing of it"),
    WRONG_AMOUNT("wrong-amount", MESSAGE, INTEGRATION_BUG, "The ERP posted a tenth of what was forwarded"),
    WRONG_CURRENCY("wrong-currency", MESSAGE, INTEGRATION_BUG, "The ERP posted the number in another currency"),
    WRONG_ACCOUNT("wrong-account", MESSAGE, REFERENCE_DATA, "The ERP posted to another account"),
    WRONG_PERIOD("wrong-period", MESSAGE, PROCESS_GAP, "The ERP posted into the next period"),
    WRONG_REFERENCE("wrong-reference", MESSAGE, INTEGRATION_BUG, "The document lacks the id of the record"),
    ERP_REFERENCE_LOST(
            "erp-reference-lost",
            MESSAGE,
            INTEGRATION_BUG,
            "The document of a delivery, refund, dispute or payout lacks every reference, and nobody wrote down its number"),
    PARKED("parked", MESSAGE, REFERENCE_DATA, "The ERP parked the document in its queue of exceptions"),
    POSTED_TWICE("posted-twice", MESSAGE, INTEGRATION_BUG, "The ERP made two documents of one message"),
    REASON_LOST("reason-lost", MESSAGE, INTEGRATION_BUG, "The document lacks the reason"),
    WRONG_TYPE("wrong-type", MESSAGE, INTEGRATION_BUG, "The right amount as a document of another type"),
    REVERSED_BY_USER("reversed-by-user", MESSAGE, PROCESS_GAP, "A person reversed the document afterwards"),
    POSTED_LATE("posted-late", MESSAGE, TIMING, "The ERP posted hours after it was due"),
    FIRST_PARTIAL_ONLY(
            "first-partial-only", MESSAGE, INTEGRATION_BUG, "Of an order's refunds the interface sends the first only"),
    MISSING_LOAD(
            "missing-load", MESSAGE, INTEGRATION_BUG, "A card's load never reached the ERP, which parks what follows"),
    MANUAL_JOURNAL("manual-journal", DOCUMENT, PROCESS_GAP, "Somebody posted a journal by hand in the ERP"),
    TOLD_DIFFERENTLY("told-differently", REFUND, PROCESS_GAP, "The shop told a refund again with another amount"),
    TOLD_OUT_OF_ORDER("told-out-of-order", REFUND, TIMING, "The shop told a refund hours after it was paid"),
    STATUS_UNKNOWN("status-unknown", REFUND, REFERENCE_DATA, "The processor told a status that nobody knows"),
    REFUND_REJECTED("refund-rejected", REFUND, EXTERNAL, "The customer's bank refused the refund"),
    REFUND_STUCK("refund-stuck", REFUND, EXTERNAL, "The processor never decided on the refund"),
    REFUND_FAILED("refund-failed", REFUND, EXTERNAL, "A refund that was paid came back a day later"),
    CHARGED_TWICE("charged-twice", PAYMENT, INTEGRATION_BUG, "The customer was charged again under another id"),
    NEVER_CAPTURED("never-captured", PAYMENT, PROCESS_GAP, "The goods were delivered and the payment not captured"),
    REFUNDED_TOO_MUCH("refunded-too-much", PAYMENT, PROCESS_GAP, "More was refunded than was paid"),
    CHARGED_BACK_TOO("charged-back-too", PAYMENT, PROCESS_GAP, "A payment was refunded and charged back besides"),
    FEE_TOO_HIGH("fee-too-high", SETTLEMENT_LINE, EXTERNAL, "The processor took twice the fee"),
    LINE_LOST("line-lost", SETTLEMENT_LINE, EXTERNAL, "A line of a payout was not told"),
    HIDDEN_MOVEMENT("hidden-movement", BALANCE, EXTERNAL, "A balance was stated with a movement that nobody told"),
    STOCK_MISSTATED("stock-misstated", ON_HAND, PROCESS_GAP, "Two pieces fewer were stated than were there"),
    UNEXPLAINED_BANK_LINE("unexplained-bank-line", BANK_LINE, EXTERNAL, "The bank has money that nobody sent"),
    UNEXPLAINED_BANK_DEBIT(
            "unexplained-bank-debit", BANK_LINE, EXTERNAL, "Money left the account and no line says what for"),
    UNKNOWN_PAYOUT_BANKED(
            "unknown-payout-banked",
            BANK_LINE,
            EXTERNAL,
            "The bank has money by the name of a payout that nobody told"),
    PAYOUT_NOT_BANKED("payout-not-banked", BANK_LINE, EXTERNAL, "A payout never reached the bank"),
    PAYOUT_BANKED_SHORT("payout-banked-short", BANK_LINE, EXTERNAL, "The bank has less than was paid out"),
    BANK_LINE_UNNUMBERED(
            "bank-line-unnumbered",
            BANK_LINE,
            EXTERNAL,
            "The bank's text of a payout or a deposit ends before its number"),
    BANK_LINE_CUT(
            "bank-line-cut", BANK_LINE, EXTERNAL, "The bank's line of a payout or a deposit names nothing at all"),
    LOAD_NOT_TOLD("load-not-told", CARD_LOAD, INTEGRATION_BUG, "The platform did not tell that a card was loaded"),
    LOADED_UNSOLD("loaded-unsold", CARD_LOAD, PROCESS_GAP, "A card was loaded that nobody sold"),
    LOADED_LATE("loaded-late", CARD_LOAD, TIMING, "A card was loaded an hour or more after it was sold"),
    TILL_SHORT("till-short", COUNT, PROCESS_GAP, "Money was missing in a till"),
    DEPOSIT_SHORT("deposit-short", COUNT, PROCESS_GAP, "The bank counted less than was bagged"),
    DEPOSIT_NOT_BANKED("deposit-not-banked", BANK_LINE, PROCESS_GAP, "A bag of cash never reached the bank"),
    STOCK_SHORT("stock-short", COUNT, PROCESS_GAP, "Pieces were missing at a count"),
    TRANSFER_SHORT("transfer-short", TRANSFER, PROCESS_GAP, "Fewer pieces arrived than were sent"),
    STOCK_NOT_RETURNED(
            "stock-not-returned", RETURN, PROCESS_GAP, "The customer was paid and the goods were not booked"),
    DEAD_WEBHOOK("dead-webhook", SOURCE_DAY, INTEGRATION_BUG, "A system told nothing for two hours"),
    FEED_LATE("feed-late", SOURCE_DAY, TIMING, "What a system had to tell for two hours came four hours later"),
    CLOCK_SKEW("clock-skew", SOURCE_DAY, INTEGRATION_BUG, "The clock of a system was half an hour slow for two hours"),
    ERP_DOWN("erp-down", SOURCE_DAY, TIMING, "An ERP posted nothing for three hours, and all of it afterwards"),
    MAPPING_CHANGE(
            "mapping-change",
            SOURCE_DAY,
            INTEGRATION_BUG,
            "From noon on an ERP made documents of another type of one kind");

    /// What a rate is of.
    public enum Per {
        MESSAGE("message to the ERP"),
        DOCUMENT("document of the ERP"),
        REFUND("refund"),
        PAYMENT("captured payment"),
        SETTLEMENT_LINE("line of a payout"),
        BALANCE("stated balance"),
        ON_HAND("statement of what is on hand"),
        BANK_LINE("bank line"),
        CARD_LOAD("load of a sold card"),
        COUNT("count"),
        TRANSFER("transfer"),
        RETURN("return"),
        SOURCE_DAY("day of a source");

        private final String words;

        Per(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final String code;
    private final Per per;
    private final Cause cause;
    private final String meaning;

    Fault(String code, Per per, Cause cause, String meaning) {
        this.code = code;
        this.per = per;
        this.cause = cause;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    public Per per() {
        return per;
    }

    /// Why it went wrong, which a reconciliation may or may not be able to conclude.
    public Cause cause() {
        return cause;
    }

    public String meaning() {
        return meaning;
    }
}
