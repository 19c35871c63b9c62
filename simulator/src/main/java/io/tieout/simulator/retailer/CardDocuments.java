package io.tieout.simulator.retailer;

import io.tieout.event.EntrySide;
import io.tieout.event.ErpLine;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.StoredValueOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which document the ERP makes of a move of stored value: each origin is another liability.
///
/// Of a promotion that is no liability it hears when it is used only. A transfer leaves the liability as it is.
final class CardDocuments {

    private static final String ORDER_CLEARING = "2400";
    private static final String DUE_TO_AFFILIATES = "2800";
    private static final String BREAKAGE_CONTRA = "2290";
    private static final String BREAKAGE = "4300";

    private CardDocuments() {}

    /// Null where the ERP is not told.
    static @Nullable DocumentType of(GiftCardMove kind, StoredValueOrigin origin, PromotionPolicy policy) {
        return origin == StoredValueOrigin.PROMOTIONAL
                ? ofPromotion(kind, policy == PromotionPolicy.ACCRUE)
                : ofLiability(kind, origin);
    }

    private static @Nullable DocumentType ofLiability(GiftCardMove kind, StoredValueOrigin origin) {
        return switch (kind) {
            case LOADED -> origin == StoredValueOrigin.SOLD ? DocumentType.GIFT_CARD_LOAD : DocumentType.GOODWILL;
            case CREDITED -> credited(origin);
            case REDEEMED -> redeemed(origin);
            case REDEMPTION_REVERSED -> reversed(origin);
            case LOAD_VOIDED -> DocumentType.GIFT_CARD_VOID;
            case ADJUSTED_UP -> DocumentType.GIFT_CARD_INCREASE;
            case ADJUSTED_DOWN -> DocumentType.GIFT_CARD_DECREASE;
            case EXPIRED -> DocumentType.GIFT_CARD_EXPIRY;
            case ESCHEATED -> DocumentType.ESCHEAT;
            case TRANSFERRED_IN, TRANSFERRED_OUT -> null;
        };
    }

    private static @Nullable DocumentType ofPromotion(GiftCardMove kind, boolean isOwed) {
        return switch (kind) {
            case LOADED -> isOwed ? DocumentType.PROMOTION_GRANT : null;
            case EXPIRED -> isOwed ? DocumentType.PROMOTION_EXPIRY : null;
            case REDEEMED -> isOwed ? DocumentType.OWED_PROMOTION_REDEMPTION : DocumentType.PROMOTION_REDEMPTION;
            case REDEMPTION_REVERSED -> isOwed ? DocumentType.OWED_PROMOTION_REVERSAL : DocumentType.PROMOTION_REVERSAL;
            case CREDITED -> isOwed ? DocumentType.OWED_PROMOTION_REFUND : DocumentType.PROMOTION_REFUND;
            case LOAD_VOIDED, ADJUSTED_UP, ADJUSTED_DOWN, ESCHEATED ->
                throw new IllegalArgumentException("nobody does that to a promotion: " + kind);
            case TRANSFERRED_IN, TRANSFERRED_OUT -> null;
        };
    }

    private static DocumentType credited(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> DocumentType.GIFT_CARD_REFUND;
            case RETURN_CREDIT -> DocumentType.RETURN_CREDIT;
            case GOODWILL -> DocumentType.GOODWILL_REFUND;
            case PROMOTIONAL -> throw promotional();
        };
    }

    private static DocumentType redeemed(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> DocumentType.GIFT_CARD_REDEMPTION;
            case RETURN_CREDIT -> DocumentType.CREDIT_REDEMPTION;
            case GOODWILL -> DocumentType.GOODWILL_REDEMPTION;
            case PROMOTIONAL -> throw promotional();
        };
    }

    private static DocumentType reversed(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> DocumentType.GIFT_CARD_REVERSAL;
            case RETURN_CREDIT -> DocumentType.CREDIT_REVERSAL;
            case GOODWILL -> DocumentType.GOODWILL_REVERSAL;
            case PROMOTIONAL -> throw promotional();
        };
    }

    private static IllegalArgumentException promotional() {
        return new IllegalArgumentException("a promotion has documents of its own");
    }

    /// What the company that sold for another's card books.
    static DocumentType ofSeller(GiftCardMove kind) {
        return switch (kind) {
            case REDEEMED -> DocumentType.AFFILIATE_REDEMPTION;
            case REDEMPTION_REVERSED -> DocumentType.AFFILIATE_REVERSAL;
            default -> throw new IllegalArgumentException("a company sells for another's card only: " + kind);
        };
    }

    /// Instead of for an own order the card was used for one of the affiliate, who is owed what he did not get.
    static List<ErpLine> linesForAffiliate(DocumentType type, Money amount) {
        return type.lines(amount).stream()
                .map(line -> line.account().equals(ORDER_CLEARING)
                        ? new ErpLine(DUE_TO_AFFILIATES, line.side(), line.amount())
                        : line)
                .toList();
    }

    /// What was recognised as breakage before is no revenue again, and none at all where a state gets the value.
    static List<ErpLine> lines(DocumentType type, Money amount, Money recognised) {
        if (recognised.isZero()) {
            return type.lines(amount);
        }
        List<ErpLine> lines = new ArrayList<>(type.lines(amount));
        if (type == DocumentType.ESCHEAT) {
            lines.add(new ErpLine(BREAKAGE, EntrySide.DEBIT, recognised));
        } else if (amount.equals(recognised)) {
            lines.removeLast();
        } else {
            lines.set(1, new ErpLine(BREAKAGE, EntrySide.CREDIT, amount.minus(recognised)));
        }
        lines.add(new ErpLine(BREAKAGE_CONTRA, EntrySide.CREDIT, recognised));
        return lines;
    }
}
