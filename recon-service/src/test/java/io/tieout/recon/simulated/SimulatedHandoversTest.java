package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped handover rules against days of a whole retailer of which it is known what went wrong.
class SimulatedHandoversTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void findNothingWhereNothingWentWrong(long seed) throws IOException {
        assertThat(Found.in(plan(seed, 2, 300), "").breaks()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void findWhatWentWrongWithDocumentsAndNothingElse(long seed) throws IOException {
        Found found = Found.in(plan(seed, 3, 400), "all=1");

        assertThat(found.expected()).hasSizeGreaterThan(150);
        // Their references only group, so the ledger does not bring them together.
        assertThat(found.expected()).extracting(Expectation::documentType).contains("payout", "store-day-summary");
        // Whether an entity owes its promotions is policy, which only the log of a hand-over tells.
        // Stated balances have rules of their own, in SimulatedTotalsTest.
        assertThat(found.missed())
                .allSatisfy(line -> assertThat(line)
                        .containsPattern("^(not-received .* promotion-(grant|expiry)|hidden-movement balance:.*)$"));
        assertThat(found.wrongClass()).isEmpty();
        assertThat(found.wrongDelta()).isEmpty();
        assertThat(found.wrongAuthority()).isEmpty();
        assertThat(found.unexplained()).isEmpty();
        // One or two of a kind, and what came later than twice its time, have no cause that could be told.
        assertThat(found.wrongCause()).allSatisfy(line -> assertThat(line).endsWith(" but undetermined"));
        assertThat(found.wrongCause().size()).isLessThan(found.expected().size() / 4);
        // What the interface never received leaves no trace in its log; "2 or 3" is all that can be said where the log
        // tells nothing of its source on that day.
        assertThat(found.wrongStep())
                .allSatisfy(line -> assertThat(line).containsPattern("^(not-received|missing-load) .* 2 but 2 or 3$"));
        assertThat(found.wrongStep().size() * 50)
                .isLessThanOrEqualTo(found.expected().size());
    }

    /// Each class is met by one of the seeds, so that what is said above is said of all.
    @Test
    void meetEveryClass() throws IOException {
        assertThat(Found.in(plan(7, 3, 400), "all=1").classes())
                .contains(
                        BreakClass.DUPLICATE_POSTING,
                        BreakClass.WRONG_REFERENCE,
                        BreakClass.MISSING,
                        BreakClass.ORPHAN,
                        BreakClass.CURRENCY,
                        BreakClass.AMOUNT,
                        BreakClass.MISCATEGORISED,
                        BreakClass.WRONG_ACCOUNT,
                        BreakClass.WRONG_PERIOD,
                        BreakClass.LATE);
    }

    private static Retailer.Plan plan(long seed, int days, int orders) {
        return new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders);
    }
}
