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
import io.tieout.simulator.retailer.PromotionPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Gift cards, credit and promotions as the issuing platform tells of them: rows 1a, 5, 8a, 9 to 16 and 27.
///
/// Value given away is a memo until it is used, or owed at once: that is the policy of each legal entity.
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
            case REDEEMED -> used(move, -1);
            case REDEMPTION_REVERSED -> used(move, 1);
            case ADJUSTED_UP -> put(move, Account.VALUE_ADJUSTMENTS, 1);
            case ADJUSTED_DOWN -> put(move, Account.VALUE_ADJUSTMENTS, -1);
            case EXPIRED -> expired(move);
            case ESCHEATED -> escheated(move);
            // From one card to another of the same account.
            case TRANSFERRED_IN, TRANSFERRED_OUT -> {}
        }
    }

    /// Who sold for a card of another legal entity is owed by it what the order did not bring.
    private void used(GiftCardMoved move, long sign) {
        if (move.soldBy() == null) {
            put(move, Account.ORDER_CLEARING, sign);
            return;
        }
        long minor = sign * move.amount().minor();
        put(move, Account.DUE_TO_AFFILIATES, sign);
        journal.entry(move, move.soldBy(), move.amount().currency())
                .debit(Account.ORDER_CLEARING, minor)
                .credit(Account.DUE_FROM_AFFILIATES, minor)
                .post();
    }

    /// What was recognised as breakage before was revenue then and is none now.
    private void expired(GiftCardMoved move) {
        Money recognised = move.recognised();
        if (recognised == null) {
            put(move, expiredInto(move.origin()), -1);
            return;
        }
        journal.entry(move, recognised.currency())
                .debit(liabilityOf(move.origin()), move.amount())
                .credit(Account.BREAKAGE_CONTRA, recognised)
                .credit(Account.BREAKAGE, move.amount().minus(recognised))
                .post();
    }

    /// What a state gets never should have been revenue.
    private void escheated(GiftCardMoved move) {
        Entry entry = journal.entry(move, move.amount().currency());
        entry.debit(liabilityOf(move.origin()), move.amount())
                .credit(Account.UNCLAIMED_PROPERTY, move.amount())
                .debit(Account.BREAKAGE, move.recognised())
                .credit(Account.BREAKAGE_CONTRA, move.recognised())
                .post();
    }

    private static Account liabilityOf(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> Account.SOLD_VALUE;
            case RETURN_CREDIT -> Account.RETURN_CREDIT;
            case GOODWILL -> Account.GOODWILL;
            case PROMOTIONAL -> Account.PROMOTIONAL_VALUE;
        };
    }

    private static Account loadedFrom(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> Account.ISSUE_CLEARING;
            case RETURN_CREDIT -> Account.REFUNDS_PAYABLE;
            case GOODWILL -> Account.CONCESSIONS;
            case PROMOTIONAL -> Account.PROMOTIONAL_DISCOUNTS;
        };
    }

    /// For goodwill the posting table has no row, so it waits in suspense; a promotion that was owed and not used was
    /// no discount.
    private static Account expiredInto(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD, RETURN_CREDIT -> Account.BREAKAGE;
            case GOODWILL -> Account.SUSPENSE;
            case PROMOTIONAL -> Account.PROMOTIONAL_DISCOUNTS;
        };
    }

    /// @param sign 1 where value comes onto the card and -1 where it leaves
    private void put(GiftCardMoved move, Account other, long sign) {
        long minor = sign * move.amount().minor();
        Entry entry = journal.entry(move, move.amount().currency());
        if (isMemo(move)) {
            remember(entry, move.kind(), other, minor);
        } else {
            entry.debit(other, minor).credit(liabilityOf(move.origin()), minor);
        }
        entry.post();
    }

    private static boolean isMemo(GiftCardMoved move) {
        return move.origin() == StoredValueOrigin.PROMOTIONAL
                && PromotionPolicy.of(move.envelope().entity()) == PromotionPolicy.MEMO;
    }

    /// Money moves only where the value is used for a payment, or a refund puts it back.
    private static void remember(Entry entry, GiftCardMove kind, Account other, long minor) {
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
