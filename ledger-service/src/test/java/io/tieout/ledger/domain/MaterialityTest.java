package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialityTest {

    private static final Currency YEN = Currency.getInstance("JPY");

    /// Performance materiality of 40000 is 30000.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            OVERALL, LARGEST,  SUM,      CAUSE
            ,        9999.99,  90000.00,
            ,        10000.00, 10000.00, single
            40000,   9999.99,  29999.99,
            40000,   9999.99,  30000.00, sum
            40000,   30000.00, 30000.00, sum
            40000,   10000.00, 29999.99, single
            0,       0.01,     0.01,     sum
            """)
    void oneEventOfT1OrTheSumIsMaterial(
            @Nullable BigDecimal overall, String largest, String sum, @Nullable String cause) {
        Materiality materiality = new Materiality(new BigDecimal("10000"), overall);

        assertThat(materiality
                        .causeOf(Money.parse(largest, "USD"), Money.parse(sum, "USD"))
                        .map(Coded::code))
                .isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void isInMajorUnitsOfAnyCurrency() {
        Materiality materiality = new Materiality(new BigDecimal("10000.5"), null);

        assertThat(materiality.causeOf(Money.parse("10000", YEN), Money.parse("10000", YEN)))
                .isEmpty();
        assertThat(materiality.causeOf(Money.parse("10001", YEN), Money.parse("10001", YEN)))
                .contains(LateCause.SINGLE);
        assertThat(materiality.leastMinor(LateCause.SINGLE, YEN)).isEqualTo(10_001);
        assertThat(materiality.leastMinor(LateCause.SINGLE, Currency.getInstance("USD")))
                .isEqualTo(1_000_050);
        assertThat(materiality.leastMinor(LateCause.SUM, YEN)).isZero();
    }

    @Test
    void isNotBelowZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Materiality(new BigDecimal("-1"), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Materiality(BigDecimal.ONE, new BigDecimal("-1")));
    }
}
