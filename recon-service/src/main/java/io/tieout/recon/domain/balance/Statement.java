package io.tieout.recon.domain.balance;

import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.PartSum;
import java.time.Instant;
import java.util.Optional;

/// A stated balance with what moved up to it.
///
/// @param moved since some instant that is the same for all statements of an account
record Statement(Leg leg, String account, Instant asOf, Money balance, PartSum moved) {

    /// What a leg states of money; nothing of units on hand.
    static Optional<BalanceStated> of(Leg leg) {
        return leg.event() instanceof BalanceStated stated && stated.balance() != null
                ? Optional.of(stated)
                : Optional.empty();
    }

    /// The part of the balance that no movement explains. It is the same at all statements of an account that ties.
    Money level() {
        return balance.minus(moved.amount());
    }

    String key() {
        return "balance:" + leg.envelope().source() + ":" + account + "@" + asOf;
    }
}
