package io.tieout.ledger.domain;

import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.Accrual.Part;
import io.tieout.ledger.domain.ByProcessor.Cleared;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each processor's open captures by what it took itself.
class ByProcessorTest {

    private static final Cleared CHEAP = cleared("adyen-us", "1000.00", "10000.00");
    private static final Cleared DEAR = cleared("stripe-us", "100.00", "10000.00");

    /// 1,000.00 at 1 % and 100.00 at 3 %; one rate for both would be 2 % of 1,100.00.
    @Test
    void countsByItsOwnRate() {
        Map<String, Money> costs = Map.of("adyen-us", usd("100.00"), "stripe-us", usd("300.00"));

        assertThat(amounts(costs, CHEAP, DEAR)).containsExactly("adyen-us 10.00 USD", "stripe-us 3.00 USD");
        assertThat(accrual(costs, CHEAP, DEAR).amount()).isEqualTo(usd("13.00"));
        assertThat(accrual(costs, CHEAP, DEAR).rate()).hasToString("0.020000");
    }

    /// The fees of adyen are told by another source.
    @Test
    void sharesWhatNoProcessorOfPaymentsTook() {
        Map<String, Money> costs = Map.of("adyen-files", usd("100.00"), "stripe-us", usd("300.00"));

        assertThat(amounts(costs, CHEAP, DEAR)).containsExactly("adyen-us 10.00 USD", "stripe-us 3.00 USD");
    }

    @Test
    void takesTheRateOfAllWhereNothingElseIsKnown() {
        assertThat(amounts(Map.of("stripe-us", usd("400.00")), CHEAP, DEAR))
                .containsExactly("adyen-us 20.00 USD", "stripe-us 4.00 USD");
        assertThat(amounts(
                        Map.of("adyen-us", usd("1.00"), "stripe-us", usd("400.00")),
                        cleared("adyen-us", "1000.00", "0.00"),
                        DEAR))
                .containsExactly("adyen-us 40.10 USD", "stripe-us 4.00 USD");
    }

    @Test
    void saysNothingWhereNothingWasSettled() {
        assertThat(accrual(Map.of(), cleared("stripe-us", "50.00", "0.00")).amount())
                .isNull();
        assertThat(accrual(Map.of(), DEAR).amount()).isEqualTo(usd("0.00"));
    }

    private static List<String> amounts(Map<String, Money> costs, Cleared... cleared) {
        return accrual(costs, cleared).parts().stream()
                .map((Part part) -> part.processor() + " " + part.amount())
                .toList();
    }

    private static Accrual accrual(Map<String, Money> costs, Cleared... cleared) {
        List<Cleared> all = List.of(cleared);
        Money open = all.stream().map(Cleared::open).reduce(usd("0.00"), Money::plus);
        return new Accrual(
                AccrualKind.PROCESSING_FEES,
                "US",
                FiscalPeriod.of(YearMonth.of(2026, 3)),
                open,
                ByProcessor.together(all, costs),
                ByProcessor.parts(all, costs));
    }

    private static Cleared cleared(String processor, String open, String settled) {
        return new Cleared(processor, usd(open), usd(settled));
    }
}
