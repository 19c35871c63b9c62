package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Rule;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped rules about totals and stated balances against days of a whole retailer of which it is known what went
/// wrong.
class SimulatedTotalsTest {

    private static final List<String> BALANCES = List.of("processor-balances", "reserve-balances", "card-balances");
    private static final List<String> TOTALS = List.of("payout-lines", "store-day-totals");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31})
    void findNothingWhereNothingWentWrong(long seed) throws IOException {
        List<String> all = new ArrayList<>(BALANCES);
        all.addAll(TOTALS);

        assertThat(Found.in(plan(seed, 4, 300), "", Found.totals(all)).breaks()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31, 8, 12, 77})
    void findBalancesThatWereMisstatedAndNothingElse(long seed) throws IOException {
        Found found = Found.in(plan(seed, 6, 200), "hidden-movement=2", Found.totals(BALANCES));

        assertThat(found.expected(Fault.HIDDEN_MOVEMENT)).isNotEmpty();
        // None is told and taken back, when another statement says which one was wrong.
        assertThat(found.breaks()).isNotEmpty().allMatch(Break::isOpen);
        // Of two statements in all nobody can say which is wrong.
        assertThat(found.missed())
                .allSatisfy(
                        line -> assertThat(line).containsPattern("^hidden-movement balance:cards-.*T00:00:00Z null$"));
        assertThat(found.wrongClass()).isEmpty();
        assertThat(found.wrongDelta()).isEmpty();
        assertThat(found.wrongStep()).isEmpty();
        assertThat(found.wrongCause()).isEmpty();
        assertThat(found.wrongAuthority()).isEmpty();
    }

    /// The simulator loses no receipts, so one is left out here.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void findTheReceiptThatWasNotTold(long seed) throws IOException {
        Told told = new Told();
        List<SaleRecorded> lost = new ArrayList<>();
        new Play(plan(seed, 2, 200), FaultPlan.none())
                .into(
                        event -> {
                            if (lost.isEmpty()
                                    && event instanceof SaleRecorded sale
                                    && !storeDayOf(event).isEmpty()) {
                                lost.add(sale);
                            } else {
                                told.add(event);
                            }
                        },
                        _ -> {},
                        _ -> {});
        Rule rule = Found.totals(List.of("store-day-totals")).getFirst();
        List<Break> breaks = new ArrayList<>();
        told.unitsOf(rule).forEach(unit -> breaks.addAll(Watched.breaksOf(rule, unit)));

        SaleRecorded sale = lost.getFirst();
        assertThat(breaks).allSatisfy(each -> {
            assertThat(each.state().ruleKey())
                    .isEqualTo(storeDayOf(sale).getFirst().toString());
            assertThat(each.state().breakClass()).isEqualTo(BreakClass.PARTIALS_NOT_SUMMING);
        });
        assertThat(breaks)
                .extracting(each -> each.state().delta())
                .contains(sale.total())
                .contains(sale.tenders().getFirst().amount());
    }

    private static List<Reference> storeDayOf(BusinessEvent event) {
        return event.envelope().references().stream()
                .filter(each -> each.type() == ReferenceType.STORE_DAY)
                .toList();
    }

    private static Retailer.Plan plan(long seed, int days, int orders) {
        return new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders);
    }
}
