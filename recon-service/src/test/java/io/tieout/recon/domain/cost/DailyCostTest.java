package io.tieout.recon.domain.cost;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyCostTest {

    private static final Assumptions DEFAULTS =
            new Assumptions(new BigDecimal("0.10"), new BigDecimal("45.00"), new BigDecimal("0.0010"));

    /// Worked case A, refund R2.
    @Test
    void tiesToTheWorkedCase() {
        DailyCost cost = DailyCost.of(DEFAULTS, usd("35.50"), 3, true, true);

        assertThat(cost.capital()).isEqualByComparingTo("0.0097");
        assertThat(cost.labour()).isEqualByComparingTo("1.5000");
        assertThat(cost.loss()).isEqualByComparingTo("0.0355");
        assertThat(cost.base()).isEqualByComparingTo("1.5452");
        assertThat(cost.low()).isEqualByComparingTo("0.7726");
        assertThat(cost.high()).isEqualByComparingTo("3.0904");
    }

    @Test
    void doesNotDependOnTheSign() {
        assertThat(DailyCost.of(DEFAULTS, usd("35.50").negated(), 3, true, true))
                .isEqualTo(DailyCost.of(DEFAULTS, usd("35.50"), 3, true, true));
    }

    @Test
    void leavesOutWhatCannotBeLostAndWhatIsWorkedOnElsewhere() {
        DailyCost cost = DailyCost.of(DEFAULTS, usd("35.50"), 3, false, false);

        assertThat(cost.minutes()).isZero();
        assertThat(cost.base()).isEqualByComparingTo("0.0097");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "28, 2", "29, 4", "84, 4", "85, 6"})
    void takesMoreMinutesTheOlderItIs(long days, int minutes) {
        assertThat(DailyCost.of(DEFAULTS, usd("1.00"), days, true, true).minutes())
                .isEqualTo(minutes);
    }

    @Test
    void refusesNegativeAssumptions() {
        assertThatThrownBy(() -> new Assumptions(BigDecimal.ONE, new BigDecimal("-1"), BigDecimal.ONE))
                .hasMessageContaining("hourly-rate");
    }
}
