package io.tieout.recon.domain;

import io.tieout.event.Coded;
import io.tieout.event.GiftCardMove;

/// Where in the life of a card something happened.
public enum Stage implements Coded {
    LOAD("load"),
    REDEMPTION("redemption"),
    /// A refund put onto the card, and a payment with it undone.
    REFUND("refund"),
    /// Raised by hand, or moved here from another card.
    INCREASE("increase"),
    /// Undone, lowered, expired, or moved elsewhere.
    DECREASE("decrease"),
    OTHER("other");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Stage of(GiftCardMove move) {
        return switch (move) {
            case LOADED -> LOAD;
            case REDEEMED -> REDEMPTION;
            case CREDITED, REDEMPTION_REVERSED -> REFUND;
            case ADJUSTED_UP, TRANSFERRED_IN -> INCREASE;
            case LOAD_VOIDED, ADJUSTED_DOWN, EXPIRED, ESCHEATED, TRANSFERRED_OUT -> DECREASE;
        };
    }

    /// Whether less is owed on the card afterwards.
    public boolean lowersCard() {
        return this == REDEMPTION || this == DECREASE;
    }
}
