package io.tieout.recon.domain;

import io.tieout.event.Coded;
import io.tieout.event.GiftCardMove;

/// Where in the life of a card something happened.
public enum Stage implements Coded {
    LOAD("load"),
    REDEMPTION("redemption"),
    /// A refund put onto the card, and a payment with it undone.
    REFUND("refund"),
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
            case LOAD_VOIDED, ADJUSTED_UP, ADJUSTED_DOWN, EXPIRED, ESCHEATED, TRANSFERRED_IN, TRANSFERRED_OUT -> OTHER;
        };
    }
}
