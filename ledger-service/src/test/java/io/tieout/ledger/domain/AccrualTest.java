package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.Accrual.Experience;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is proposed at the end of a period, row 29 of the guide.
class AccrualTest {

    /// Of what is open by what the settled cost, half a unit up, by the exact quotient.
    @ParameterizedTest
    @CsvSource({
        "1000.00, 24000.00, 696.00, 29.00, 0.029000",
        "0.50, 1.00, 0.03, 0.02, 0.030000",
        "1.00, 300.00, 1.00, 0.00, 0.003333",
        "900000.00, 300.00, 1.00, 3000.00, 0.003333",
        "1000.00, 24000.00, 0.00, 0.00, 0.000000"
    })
    void isWhatTheSettledCost(String open, String settled, String cost, String amount, String rate) {
        Accrual accrual = fees(open, new Experience(usd(settled), usd(cost)));

        assertThat(accrual.amount()).isEqualTo(usd(amount));
        assertThat(accrual.rate()).hasToString(rate);
    }

    /// A guess would be worse than none.
    @ParameterizedTest
    @CsvSource({"0.00, 0.00", "0.00, 5.00", "100.00, -1.00"})
    void isNotToldWithoutExperience(String settled, String cost) {
        Accrual accrual = fees("1000.00", new Experience(usd(settled), usd(cost)));

        assertThat(accrual.amount()).isNull();
        assertThat(accrual.rate()).isNull();
        assertThat(accrual.lines()).isEmpty();
    }

    @Test
    void isTakenBackOnTheFirstDayOfTheNextPeriod() {
        Accrual accrual =
                new Accrual(AccrualKind.CHARGEBACKS, "US", FiscalPeriod.of(YearMonth.of(2026, 12)), usd("40.00"), null);

        assertThat(accrual.businessDate()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(accrual.reverseOn()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(accrual.key()).isEqualTo("accrual:US:2026-12:chargebacks:USD");
        assertThat(accrual.lines())
                .extracting(line -> line.account() + " " + line.side().code() + " " + line.amount())
                .containsExactly("6130 debit 40.00 USD", "2060 credit 40.00 USD");
    }

    @Test
    void isTakenBackTheDayAfterAPeriodOfWeeks() {
        FiscalPeriod weeks = new FiscalPeriod("2026-P02", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 28));
        Accrual accrual = new Accrual(AccrualKind.CHARGEBACKS, "US", weeks, usd("40.00"), null);

        assertThat(accrual.businessDate()).isEqualTo(LocalDate.of(2026, 3, 28));
        assertThat(accrual.reverseOn()).isEqualTo(LocalDate.of(2026, 3, 29));
        assertThat(accrual.key()).isEqualTo("accrual:US:2026-P02:chargebacks:USD");
    }

    @Test
    void needsSomethingOpenAndOneCurrency() {
        assertThatThrownBy(() -> fees("0.00", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Experience(usd("1.00"), Money.parse("1.00", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Accrual fees(String open, @Nullable Experience experience) {
        return new Accrual(
                AccrualKind.PROCESSING_FEES, "US", FiscalPeriod.of(YearMonth.of(2026, 3)), usd(open), experience);
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
