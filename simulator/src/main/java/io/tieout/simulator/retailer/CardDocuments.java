package io.tieout.simulator.retailer;

import io.tieout.event.GiftCardMove;
import io.tieout.event.StoredValueOrigin;
import org.jspecify.annotations.Nullable;

/// Which document the ERP makes of a move of stored value: each origin is another liability.
///
/// Of a promotion it hears when it is used only: what was given away is no liability before. A transfer leaves the
/// liability as it is.
final class CardDocuments {

    private CardDocuments() {}

    /// Null where the ERP is not told.
    static @Nullable DocumentType of(GiftCardMove kind, StoredValueOrigin origin) {
        return switch (kind) {
            case LOADED, CREDITED -> issued(origin);
            case REDEEMED -> redeemed(origin);
            case REDEMPTION_REVERSED -> reversed(origin);
            case LOAD_VOIDED -> DocumentType.GIFT_CARD_VOID;
            case ADJUSTED_UP -> DocumentType.GIFT_CARD_INCREASE;
            case ADJUSTED_DOWN -> DocumentType.GIFT_CARD_DECREASE;
            case EXPIRED -> origin == StoredValueOrigin.PROMOTIONAL ? null : DocumentType.GIFT_CARD_EXPIRY;
            case ESCHEATED -> DocumentType.ESCHEAT;
            case TRANSFERRED_IN, TRANSFERRED_OUT -> null;
        };
    }

    private static @Nullable DocumentType issued(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> DocumentType.GIFT_CARD_LOAD;
            case RETURN_CREDIT -> DocumentType.RETURN_CREDIT;
            case GOODWILL -> DocumentType.GOODWILL;
            case PROMOTIONAL -> null;
        };
    }

    private static DocumentType redeemed(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> DocumentType.GIFT_CARD_REDEMPTION;
            case RETURN_CREDIT -> DocumentType.CREDIT_REDEMPTION;
            case GOODWILL -> DocumentType.GOODWILL_REDEMPTION;
            case PROMOTIONAL -> DocumentType.PROMOTION_REDEMPTION;
        };
    }

    private static DocumentType reversed(StoredValueOrigin origin) {
        return switch (origin) {
            case SOLD -> DocumentType.GIFT_CARD_REVERSAL;
            case RETURN_CREDIT -> DocumentType.CREDIT_REVERSAL;
            case GOODWILL -> DocumentType.GOODWILL_REVERSAL;
            case PROMOTIONAL -> DocumentType.PROMOTION_REVERSAL;
        };
    }
}
