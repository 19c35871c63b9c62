package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StoredValueEvent;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import io.tieout.event.StoredValueOrigin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Gift cards, credit and promotions as the issuing platform tells of them: rows 1a, 5, 8a, 9, 9a and 10 to 16.
///
/// Value given away is a memo until it is used. Nobody tells how much of a card was recognised as breakage before, so
/// what expires or goes to a state takes no breakage back.
final class StoredValueBooks {

    private final Journal journal;

    /// By entity, when its platform first told that something moved. What is stated of a card as of before was there
    /// when the first day began.
    private final Map<String, Instant> firstMoves = new HashMap<>();

    StoredValueBooks(Journal journal) {
        this.journal = journal;
    }

    void post(StoredValueEvent event) {
        if (event.envelope().role() != SourceRole.GIFT_CARD_PLATFORM) {
            return;
        }
        switch (event) {
            case GiftCardMoved move -> {
                began(move);
                post(move);
            }
            case BreakageRecognised recognised ->
                journal.move(recognised, Account.BREAKAGE_CONTRA, Account.BREAKAGE, recognised.amount());
            // What is frozen is still owed.
            case GiftCardStateChanged change -> began(change);
        }
    }

    private void began(BusinessEvent event) {
        firstMoves.putIfAbsent(event.envelope().entity(), event.envelope().occurredAt());
    }

    /// What is on a card before anything moved is what customers paid for: nobody states another origin.
    void opening(BalanceStated card, Money balance) {
        Instant first = firstMoves.get(card.envelope().entity());
        if (first == null || card.asOf().isBefore(first)) {
            journal.move(card, Account.OPENING_BALANCES, Account.SOLD_VALUE, balance);
        }
    }

    private void post(GiftCardMoved move) {
        switch (move.kind()) {
            case LOADED -> put(move, loadedFrom(move.origin()), 1);
            case LOAD_VOIDED -> put(move, loadedFrom(move.origin()), -1);
            case CREDITED -> put(move, Account.REFUNDS_PAYABLE, 1);
            case REDEEMED -> put(move, Account.ORDER_CLEARING, -1);
            case REDEMPTION_REVERSED -> put(move, Account.ORDER_CLEARING, 1);
            case ADJUSTED_UP -> put(move, Account.VALUE_ADJUSTMENTS, 1);
            case ADJUSTED_DOWN -> put(move, Account.VALUE_ADJUSTMENTS, -1);
            case EXPIRED -> put(move, expiredInto(move.origin()), -1);
            case ESCHEATED -> put(move, Account.UNCLAIMED_PROPERTY, -1);
            // From one card to another of the same account.
            case TRANSFERRED_IN, TRANSFERRED_OUT -> {}
        }
    }

    private static Account loadedFrom(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> Account.ISSUE_CLEARING;
            case RETURN_CREDIT -> Account.REFUNDS_PAYABLE;
            case GOODWILL, PROMOTIONAL -> Account.CONCESSIONS;
        };
    }

    /// For goodwill the posting table has no row, so it waits in suspense.
    private static Account expiredInto(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD, RETURN_CREDIT -> Account.BREAKAGE;
            case GOODWILL, PROMOTIONAL -> Account.SUSPENSE;
        };
    }

    /// @param sign 1 where value comes onto the card and -1 where it leaves
    private void put(GiftCardMoved move, Account other, long sign) {
        long minor = sign * move.amount().minor();
        Entry entry = journal.entry(move, move.amount().currency());
        switch (move.origin()) {
            case SOLD -> entry.debit(other, minor).credit(Account.SOLD_VALUE, minor);
            case RETURN_CREDIT -> entry.debit(other, minor).credit(Account.RETURN_CREDIT, minor);
            case GOODWILL -> entry.debit(other, minor).credit(Account.GOODWILL, minor);
            case PROMOTIONAL -> promotional(entry, move.kind(), other, minor);
        }
        entry.post();
    }

    /// Money moves only where the value is used for a payment, or a refund puts it back.
    private static void promotional(Entry entry, GiftCardMove kind, Account other, long minor) {
        entry.debit(Account.MEMO_PROMOTIONAL, minor).credit(Account.MEMO_CONTRA, minor);
        switch (kind) {
            case REDEEMED, REDEMPTION_REVERSED, CREDITED ->
                entry.debit(other, minor).credit(Account.PROMOTIONAL_DISCOUNTS, minor);
            case LOADED,
                    LOAD_VOIDED,
                    ADJUSTED_UP,
                    ADJUSTED_DOWN,
                    EXPIRED,
                    ESCHEATED,
                    TRANSFERRED_IN,
                    TRANSFERRED_OUT -> {}
        }
    }
}
