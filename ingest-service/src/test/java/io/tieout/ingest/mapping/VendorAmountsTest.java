package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Stripe's table of decimals, which is not ISO 4217's.
class VendorAmountsTest {

    private static Money stripe(long minor, String currency) {
        return VendorAmounts.stripe(minor, VendorAmounts.stripeCurrency(currency));
    }

    @ParameterizedTest
    @CsvSource({
        "usd,1050,10.50",
        "eur,1,0.01",
        "jpy,500,500",
        "krw,500,500",
        "kwd,5120,5.120",
        "bhd,5120,5.120",
        "huf,150000,1500.00",
        "twd,80045,800.45",
        "isk,50000,500",
        "ugx,50000,500",
        "mga,500,500.00"
    })
    void minorUnitsAreStripes(String currency, long minor, String major) {
        assertThat(stripe(minor, currency).decimal()).isEqualTo(major);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"
            })
    void wholeCurrenciesOfStripeAreWholeInIsoToo(String currency) {
        assertThat(stripe(7, currency).decimal()).isEqualTo("7");
    }

    @Test
    void fractionsThatTheCurrencyDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> stripe(50_050, "isk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISK has 0 decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iqd", "lyd"})
    void currenciesWhoseDecimalsStripeDoesNotDocumentAreRefused(String currency) {
        assertThatThrownBy(() -> stripe(1, currency)).hasMessageContaining("does not document");
    }
}
