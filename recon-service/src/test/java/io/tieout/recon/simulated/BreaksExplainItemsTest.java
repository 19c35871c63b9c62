package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.fixture.Legs;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What checkpoints rest on: the open breaks of a unit come to what its items say that breaks explain, for each legal
/// entity and currency, whatever went wrong.
class BreaksExplainItemsTest {

    private static final Instant LATER = Instant.parse("2026-04-15T12:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void toTheCent(long seed) throws IOException {
        Told told = Found.told(new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), 2, 400), "all=2");
        List<Rule> rules = new ArrayList<>(Found.rules());
        rules.add(new Refunds(Legs.rule()));
        rules.addAll(FoundOfOrders.rules());
        rules.addAll(
                Found.totals(List.of("store-day-totals", "processor-balances", "reserve-balances", "card-balances")));
        rules.addAll(Found.stock());
        int broken = 0;
        for (Rule rule : rules) {
            for (List<Leg> legs : told.unitsOf(rule)) {
                if (legs.stream().anyMatch(rule::compares)) {
                    Fold fold = rule.fold(legs, LATER);
                    Map<String, Money> items = new TreeMap<>();
                    fold.items().forEach(item -> add(items, item.entity(), item.breaks()));
                    Map<String, Money> findings = new TreeMap<>();
                    fold.findings().stream()
                            .filter(finding -> !finding.healed())
                            .forEach(finding -> add(
                                    findings,
                                    finding.about().entity(),
                                    finding.stake().delta()));
                    broken += items.isEmpty() ? 0 : 1;
                    assertThat(findings)
                            .as(rule.terms().id() + " " + fold.findings())
                            .isEqualTo(items);
                }
            }
        }
        assertThat(broken).as("units with money in breaks").isGreaterThan(50);
    }

    private static void add(Map<String, Money> sums, String entity, Money amount) {
        if (!amount.isZero()) {
            sums.merge(entity + " " + amount.currency(), amount, Money::plus);
            sums.values().removeIf(Money::isZero);
        }
    }
}
