package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import java.util.Currency;

/// How many differences, and what they come to.
///
/// @param net with their signs
/// @param absolute sum of the magnitudes, in which positive and negative ones do not hide each other
public record Tally(long count, Money net, Money absolute) {

    public static Tally none(Currency currency) {
        return new Tally(0, Money.zero(currency), Money.zero(currency));
    }

    public Tally plus(Tally other) {
        return new Tally(count + other.count, net.plus(other.net), absolute.plus(other.absolute));
    }
}
