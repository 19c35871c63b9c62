package io.tieout.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            TEXT,                CURRENCY, MINOR
            12.34,               USD,      1234
            12.3,                USD,      1230
            403.0,               USD,      40300
            0.000000,            USD,      0
            -5.00,               USD,      -500
            1000,                JPY,      1000
            1000.00,             JPY,      1000
            1.234,               KWD,      1234
            9999999999999999.99, USD,      999999999999999999
            """)
    void readsMajorUnits(String text, String currency, long minor) {
        assertThat(Money.parse(text, currency)).isEqualTo(Money.of(minor, currency));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TEXT                 | CURRENCY | SAYS
            12.345               | USD      | USD has 2 decimals
            0.5                  | JPY      | JPY has 0 decimals
            1e3                  | USD      | write the amount as a decimal
            12,34                | USD      | write the amount as a decimal
            ''                   | USD      | write the amount as a decimal
            +1                   | USD      | write the amount as a decimal
            99999999999999999999 | USD      | write the amount as a decimal
            99999999999999999.99 | USD      | more than 18 digits
            1.00                 | usd      | ISO 4217
            1.00                 | XAU      | no minor unit
            """)
    void refusesWhatIsNotExact(String text, String currency, String says) {
        assertThatThrownBy(() -> Money.parse(text, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatThrownBy(() -> Money.of(1, "USD").plus(Money.of(1, "EUR"))).hasMessageContaining("mixed currencies");
    }

    @Test
    void refusesToWrapAround() {
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "USD").plus(Money.of(1, "USD")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void printsTheDecimalsOfItsCurrency() {
        assertThat(Money.of(-1230, "USD")).hasToString("-12.30 USD");
        assertThat(Money.of(5, "KWD").decimal()).isEqualTo("0.005");
        assertThat(Money.of(5, "JPY").decimal()).isEqualTo("5");
        assertThat(Money.of(0, "USD").decimal()).isEqualTo("0.00");
        assertThat(Money.of(-5, "USD").decimal()).isEqualTo("-0.05");
        assertThat(Money.of(1, "CLF").decimal()).isEqualTo("0.0001");
        assertThat(Money.of(Long.MIN_VALUE, "USD").decimal()).isEqualTo("-92233720368547758.08");
        assertThat(Money.of(999_999_999_999_999_999L, "CLF").decimal()).isEqualTo("99999999999999.9999");
    }
}
