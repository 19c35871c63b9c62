package io.tieout.recon.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.rule.SeverityScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityScaleTest {

    private static final SeverityScale TILLS = new SeverityScale("10000", "1000", "5.01");

    /// What a currency cannot say exactly is the next amount that there is.
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(textBlock = """
            5.00,     USD, P4
            5.01,     USD, P3
            5.010,    BHD, P3
            5.009,    BHD, P4
            5,        JPY, P4
            6,        JPY, P3
            1000.00,  USD, P2
            10000.00, USD, P1
            """)
    void countsFromItsThresholdsOn(String amount, String currency, String severity) {
        assertThat(TILLS.of(BreakClass.CASH_OVER_OR_SHORT, Money.parse(amount, currency), false, 0))
                .hasToString(severity);
    }

    /// What is only reported never becomes what has to be worked.
    @ParameterizedTest(name = "after {0} days {1}")
    @CsvSource({"31, P4", "91, P4"})
    void doesNotLiftWhatIsBelowTheLastOne(long days, String severity) {
        assertThat(TILLS.of(BreakClass.CASH_OVER_OR_SHORT, Money.of(500, "USD"), false, days))
                .hasToString(severity);
    }
}
