package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import org.jspecify.annotations.Nullable;

/// Whether the books and the platform agree on what is on a card.
public enum CardValidation implements Coded {
    /// The books hold what the platform stated last, which was a short while ago, and nothing moved since.
    VALIDATED("validated"),
    /// Value moved after the platform's last word, that is too old, or the platform never stated a balance.
    STALE("stale"),
    /// At the instant of the platform's last word the books held something else.
    DISPUTED("disputed");

    private final String code;

    CardValidation(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// @param stated what the platform stated last, null when it never did
    /// @param booked what the books held at that instant
    /// @param isRecent whether the statement is young enough to vouch for the card
    public static CardValidation of(@Nullable Money stated, Money booked, boolean hasMovedSince, boolean isRecent) {
        if (stated == null) {
            return STALE;
        }
        if (!stated.equals(booked)) {
            return DISPUTED;
        }
        return hasMovedSince || !isRecent ? STALE : VALIDATED;
    }
}
