package io.tieout.ledger.app;

import io.tieout.event.Money;
import io.tieout.ledger.domain.CardTold;
import io.tieout.ledger.domain.CardTold.Stated;
import io.tieout.ledger.domain.CardValidation;
import io.tieout.ledger.domain.StoredValueAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A card in the books, and what its platform last said of it.
///
/// @param card the platform's id
/// @param source the platform
/// @param unbackedRedemptions redemptions that took more than was recorded to be there: a load is missing
public record GiftCard(String card, String source, CardTold told, List<Holding> holdings, long unbackedRedemptions) {

    public GiftCard {
        holdings = List.copyOf(holdings);
    }

    /// What is on the card of one origin.
    ///
    /// @param balanceThen what was there when the platform stated its balance
    /// @param hasMovedSince whether value moved later than that
    public record Holding(
            String entity, StoredValueAccount account, Money balance, Money balanceThen, boolean hasMovedSince) {}

    /// @param validFor how long the platform's word vouches for the card
    public CardValidation validation(Instant now, Duration validFor) {
        Stated stated = told.stated();
        if (stated == null) {
            return CardValidation.STALE;
        }
        Money booked = holdings.stream()
                .map(Holding::balanceThen)
                .filter(balance -> balance.currency().equals(stated.balance().currency()))
                .reduce(Money.zero(stated.balance().currency()), Money::plus);
        boolean isRecent = now.isBefore(stated.at().plus(validFor));
        return CardValidation.of(
                stated.balance(), booked, holdings.stream().anyMatch(Holding::hasMovedSince), isRecent);
    }
}
