package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import java.util.Currency;

/// How many open items, and what they come to.
///
/// @param net with their signs
/// @param absolute sum of the magnitudes
public record OpenSum(long count, Money net, Money absolute) {

    public static OpenSum none(Currency currency) {
        return new OpenSum(0, Money.zero(currency), Money.zero(currency));
    }

    static OpenSum of(OpenItem item) {
        return new OpenSum(1, item.delta(), item.absolute());
    }

    OpenSum plus(OpenSum other) {
        return new OpenSum(count + other.count, net.plus(other.net), absolute.plus(other.absolute));
    }
}
