package io.tieout.simulator.score;

import io.tieout.event.Money;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/// Money in one currency, as sums of magnitudes: nothing is netted, neither across currencies nor plus against minus.
///
/// @param injected what went wrong and was expected to be found
/// @param found of that, what was found, with its true amount
/// @param falsely what breaks say that found nothing
record AmountsFound(Money injected, Money found, Money falsely) {

    /// By the code of the currency, in the order of the codes.
    static Map<String, AmountsFound> byCurrency(Pairing pairing) {
        Map<String, AmountsFound> amounts = new TreeMap<>();
        for (Pairing.Hit hit : pairing.hits()) {
            Money amount = hit.injection().delta().magnitude();
            add(amounts, new AmountsFound(amount, amount, zero(amount)));
        }
        for (TruthLine.Injection injection : pairing.missed()) {
            Money amount = injection.delta().magnitude();
            add(amounts, new AmountsFound(amount, zero(amount), zero(amount)));
        }
        for (Found wrong : pairing.wrong()) {
            if (wrong.delta() != null) {
                Money amount = wrong.delta().magnitude();
                add(amounts, new AmountsFound(zero(amount), zero(amount), amount));
            }
        }
        return amounts;
    }

    private static Money zero(Money amount) {
        return Money.zero(amount.currency());
    }

    private static void add(Map<String, AmountsFound> amounts, AmountsFound more) {
        Currency currency = more.injected.currency();
        amounts.merge(
                currency.getCurrencyCode(),
                more,
                (sum, each) -> new AmountsFound(
                        sum.injected.plus(each.injected), sum.found.plus(each.found), sum.falsely.plus(each.falsely)));
    }

    /// Found of injected, in minor units.
    Share share() {
        return new Share(found.minor(), injected.minor());
    }
}
