package io.tieout.event;

/// How the value of a card moved.
public enum GiftCardMove implements Coded {
    /// Value put on a card that was sold or given.
    LOADED("loaded"),
    /// A refund put onto a card.
    CREDITED("credited"),
    /// Used to pay.
    REDEEMED("redeemed"),
    /// A payment with it undone.
    REDEMPTION_REVERSED("redemption-reversed"),
    /// A load undone; the liability is gone.
    LOAD_VOIDED("load-voided"),
    /// Raised by hand, approved.
    ADJUSTED_UP("adjusted-up"),
    /// Lowered by hand, approved.
    ADJUSTED_DOWN("adjusted-down"),
    /// Legally expired.
    EXPIRED("expired"),
    /// Handed to a state as unclaimed.
    ESCHEATED("escheated"),
    /// Moved here from another card.
    TRANSFERRED_IN("transferred-in"),
    /// Moved from here to another card.
    TRANSFERRED_OUT("transferred-out");

    private final String code;

    GiftCardMove(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
