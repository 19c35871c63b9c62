package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Rule;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped rules about stock against days of a whole retailer of which it is known what went wrong.
class SimulatedStockTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31, 99})
    void findNothingWhereNothingWentWrong(long seed) throws IOException {
        Found found = Found.in(plan(seed, 4, 300), "", Found.stock());

        assertThat(found.breaks()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31})
    void findMiscountsShrinkAndShortTransfersAndNothingElse(long seed) throws IOException {
        Found found = Found.in(plan(seed, 6, 300), "stock-short=4,transfer-short=10,stock-misstated=2", Found.stock());

        assertThat(found.expected(Fault.STOCK_SHORT)).isNotEmpty();
        assertThat(found.expected(Fault.TRANSFER_SHORT)).isNotEmpty();
        assertThat(found.expected(Fault.STOCK_MISSTATED)).isNotEmpty();
        assertThat(found.breaks()).allMatch(Break::isOpen);
        assertThat(found.missed()).isEmpty();
        assertThat(found.unexplained()).isEmpty();
        assertThat(found.wrongClass()).isEmpty();
        assertThat(found.wrongDelta()).isEmpty();
        assertThat(found.wrongStep()).isEmpty();
        assertThat(found.wrongAuthority()).isEmpty();
    }

    /// What goes wrong with messages, refunds and money does not touch the shelves; nor do an ERP that is late with
    /// costs and a clock or a feed of another system.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 2026})
    void findNothingWhereOtherThingsWentWrong(long seed) throws IOException {
        Found found = Found.in(
                plan(seed, 2, 500),
                "not-received=10,dead-lettered=10,rejected=10,swallowed=10,wrong-amount=10,posted-twice=10,"
                        + "told-differently=10,charged-twice=1,fee-too-high=1,hidden-movement=1,erp-down=50",
                Found.stock());

        assertThat(found.breaks()).isEmpty();
    }

    /// The simulator loses no sales of stock, so one of a store is left out here.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void findTheSaleThatWasNotTold(long seed) throws IOException {
        Map<String, Instant> lastStated = new HashMap<>();
        List<StockMoved> moves = new ArrayList<>();
        tell(seed, event -> {
            if (event instanceof BalanceStated balance && balance.use() == null) {
                lastStated.put(balance.account(), balance.asOf());
            } else if (event instanceof StockMoved move) {
                moves.add(move);
            }
        });
        // Where nothing else moves nobody would know that movements are told.
        Map<String, Long> told = moves.stream()
                .filter(move -> move.kind() == StockMove.SALE)
                .filter(move ->
                        move.envelope().occurredAt().isBefore(lastStated.getOrDefault(placeOf(move), Instant.MIN)))
                .collect(Collectors.groupingBy(SimulatedStockTest::placeOf, Collectors.counting()));
        StockMoved lost = moves.stream()
                .filter(move -> isOfStore(move) && told.getOrDefault(placeOf(move), 0L) > 1)
                .filter(move ->
                        move.envelope().occurredAt().isBefore(lastStated.getOrDefault(placeOf(move), Instant.MIN)))
                .findFirst()
                .orElseThrow();
        Told others = new Told();
        tell(seed, event -> {
            if (!event.equals(lost)) {
                others.add(event);
            }
        });
        Rule rule = Found.stock().getFirst();
        List<Break> breaks = new ArrayList<>();
        others.unitsOf(rule).forEach(unit -> breaks.addAll(Watched.breaksOf(rule, unit)));

        assertThat(breaks).singleElement().satisfies(each -> {
            assertThat(each.state().ruleKey()).contains(placeOf(lost));
            assertThat(each.state().delta().minor())
                    .as("fewer are stated than should be there")
                    .isPositive();
        });
    }

    private static void tell(long seed, Consumer<BusinessEvent> listener) {
        new Play(plan(seed, 3, 300), FaultPlan.none()).into(listener::accept, _ -> {}, _ -> {});
    }

    /// Where there are so few pieces that the tolerance is below one.
    private static boolean isOfStore(StockMoved move) {
        return move.kind() == StockMove.SALE
                && !move.location().startsWith("DC-")
                && !move.location().startsWith("FC-");
    }

    private static String placeOf(StockMoved move) {
        return move.sku() + "@" + move.location();
    }

    private static Retailer.Plan plan(long seed, int days, int orders) {
        return new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders);
    }
}
