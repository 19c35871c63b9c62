package io.tieout.ledger.domain;

import io.tieout.event.Money;

/// How stored value went from one balance to the next: what came onto cards counts up, what left them down.
///
/// @param issued loaded and credited
/// @param adjusted by hand, moved between cards, and what else was booked
public record RollForward(
        Money opening,
        Money issued,
        Money redeemed,
        Money redemptionReversed,
        Money loadVoided,
        Money expired,
        Money escheated,
        Money adjusted) {

    public static RollForward zero(Money zero) {
        return new RollForward(zero, zero, zero, zero, zero, zero, zero, zero);
    }

    public Money closing() {
        return opening.plus(issued)
                .plus(redeemed)
                .plus(redemptionReversed)
                .plus(loadVoided)
                .plus(expired)
                .plus(escheated)
                .plus(adjusted);
    }

    public RollForward plus(RollForward other) {
        return new RollForward(
                opening.plus(other.opening),
                issued.plus(other.issued),
                redeemed.plus(other.redeemed),
                redemptionReversed.plus(other.redemptionReversed),
                loadVoided.plus(other.loadVoided),
                expired.plus(other.expired),
                escheated.plus(other.escheated),
                adjusted.plus(other.adjusted));
    }
}
