package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped rules over whole orders against days of a whole retailer of which it is known what went wrong.
class SimulatedOrdersTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 99})
    void findNothingWhereNothingWentWrong(long seed) throws IOException {
        assertThat(FoundOfOrders.in(plan(seed, 2, 400), "").breaks()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 99})
    void findWhatWentWrongWithOrdersAndNothingElse(long seed) throws IOException {
        FoundOfOrders found = FoundOfOrders.in(plan(seed, 3, 600), "all=1,stock-not-returned=20");

        assertThat(found.missed()).isEmpty();
        assertThat(found.wrong()).isEmpty();
        assertThat(found.unexplained()).isEmpty();
        assertThat(found.classes())
                .contains(
                        BreakClass.SAME_FACT_NEW_KEY,
                        BreakClass.STEP_MISSING,
                        BreakClass.OVER_REFUND,
                        BreakClass.REFUNDED_AND_CHARGED_BACK,
                        BreakClass.FEE_OR_FX,
                        BreakClass.HALF_APPLIED);
    }

    private static Retailer.Plan plan(long seed, int days, int orders) {
        return new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders);
    }
}
