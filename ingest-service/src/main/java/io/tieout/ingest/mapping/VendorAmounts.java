package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Vendors' spellings of amounts, turned into exact money or refused with a sentence.
final class VendorAmounts {

    /// A vendor that computes in binary floating point sends 22.200000000000003. Up to this far off is that; more
    /// is an amount we do not understand.
    private static final BigDecimal FLOAT_NOISE = new BigDecimal("0.000001");

    private static final int SCALE_MAX = 40;

    /// Where Stripe's minor unit is not ISO 4217's. Forint and Taiwan dollar have two decimals in charges and refunds
    /// like in ISO (only their payouts are whole).
    private static final Map<String, Integer> STRIPE_DECIMALS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    /// Three decimals in ISO 4217 and not among the three-decimal currencies that Stripe documents.
    private static final Set<String> STRIPE_UNDOCUMENTED = Set.of("IQD", "LYD");

    private VendorAmounts() {}

    /// @throws IllegalArgumentException with a sentence for the sender
    static Money majorUnits(JsonNode node, Currency currency) {
        if (node.isTextual()) {
            return Money.parse(node.textValue().strip(), currency.getCurrencyCode());
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException("send a decimal such as \"12.34\" or 12.34");
        }
        BigDecimal exact = node.decimalValue();
        if (Math.abs(exact.scale()) > SCALE_MAX) {
            throw new IllegalArgumentException("send an amount with the currency's decimals");
        }
        BigDecimal rounded = exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
        if (rounded.subtract(exact).abs().compareTo(FLOAT_NOISE) > 0) {
            throw new IllegalArgumentException(currency + " has " + currency.getDefaultFractionDigits()
                    + " decimals, so " + exact.toPlainString() + " is not exact");
        }
        return Money.parse(rounded.toPlainString(), currency.getCurrencyCode());
    }

    /// An amount in the smallest unit that Stripe knows of the currency.
    ///
    /// @throws IllegalArgumentException with a sentence for the sender
    static Money stripe(long minor, Currency currency) {
        String code = currency.getCurrencyCode();
        int decimals = STRIPE_DECIMALS.getOrDefault(code, currency.getDefaultFractionDigits());
        return Money.parse(BigDecimal.valueOf(minor, decimals).toPlainString(), code);
    }

    /// Stripe writes currencies in lower case.
    ///
    /// @throws IllegalArgumentException when it is no currency, or one whose decimals at Stripe are not known
    static Currency stripeCurrency(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (STRIPE_UNDOCUMENTED.contains(upper)) {
            throw new IllegalArgumentException("Stripe does not document the decimals of " + upper);
        }
        return Money.currencyOf(upper);
    }
}
