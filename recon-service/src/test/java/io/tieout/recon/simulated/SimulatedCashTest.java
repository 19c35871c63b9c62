package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.Break;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped rules about cash and the bank against days of a whole retailer of which it is known what went wrong.
class SimulatedCashTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31, 8, 12, 77})
    void findNothingWhereNothingWentWrong(long seed) throws IOException {
        Found found = Found.in(plan(seed, 8, 150), "", Found.totals(Found.CASH));

        assertThat(found.breaks()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31})
    void findTheMoneyThatIsGoneAndNothingElse(long seed) throws IOException {
        Found found = Found.in(
                plan(seed, 10, 150),
                "till-short=15,deposit-short=15,deposit-not-banked=15,payout-not-banked=20,payout-banked-short=20,"
                        + "unknown-payout-banked=20,unexplained-bank-line=10,unexplained-bank-debit=10",
                Found.totals(Found.CASH));

        assertThat(found.expected())
                .extracting(Expectation::fault)
                .contains(
                        Fault.TILL_SHORT,
                        Fault.DEPOSIT_SHORT,
                        Fault.DEPOSIT_NOT_BANKED,
                        Fault.PAYOUT_NOT_BANKED,
                        Fault.PAYOUT_BANKED_SHORT,
                        Fault.UNKNOWN_PAYOUT_BANKED,
                        Fault.UNEXPLAINED_BANK_LINE,
                        Fault.UNEXPLAINED_BANK_DEBIT);
        assertThat(found.missed()).isEmpty();
        assertThat(found.wrongClass()).isEmpty();
        assertThat(found.wrongDelta()).isEmpty();
        assertThat(found.wrongStep()).isEmpty();
        assertThat(found.wrongCause()).isEmpty();
        assertThat(found.wrongAuthority()).isEmpty();
        assertThat(found.unexplained()).isEmpty();
        assertThat(found.breaks()).hasSameSizeAs(found.expected()).allMatch(Break::isOpen);
        // 20.00 short is more than what is merely reported.
        assertThat(found.breaks())
                .filteredOn(each -> each.state().breakClass() == BreakClass.CASH_OVER_OR_SHORT)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.state().severity()).isEqualTo(Severity.P3));
    }

    private static Retailer.Plan plan(long seed, int days, int orders) {
        return new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders);
    }
}
