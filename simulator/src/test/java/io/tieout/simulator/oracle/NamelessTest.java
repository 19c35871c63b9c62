package io.tieout.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.Retailer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is true of credit memos that name nothing.
class NamelessTest {

    private static final String DOCUMENT = "/document";

    /// Either the document is the refund's, or the refund lacks one and the document is of nobody. Both come to
    /// nothing.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void isOneThingOrTwo(long seed) {
        List<Expectation> truth = truth(seed, "erp-reference-lost=60");

        Set<String> alone = new HashSet<>();
        Map<String, Money> deltas = new HashMap<>();
        for (Expectation line : truth) {
            Finding finding = Objects.requireNonNull(line.finding());
            if (line.state() == State.EXPECTED) {
                deltas.merge(
                        line.entity() + finding.delta().currency().getCurrencyCode(), finding.delta(), Money::plus);
            }
            if (line.id().endsWith(DOCUMENT)) {
                assertThat(finding.breakClass()).isEqualTo(BreakClass.ORPHAN);
                alone.add(line.id().substring(0, line.id().length() - DOCUMENT.length()));
            }
        }

        assertThat(alone).as("orders with several refunds").isNotEmpty();
        assertThat(deltas.values())
                .allSatisfy(delta -> assertThat(delta.isZero()).isTrue());
        assertThat(truth)
                .filteredOn(line -> "credit-memo".equals(line.documentType()) && isOfRefund(line))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                Objects.requireNonNull(line.finding()).breakClass() == BreakClass.WRONG_REFERENCE)
                        .isEqualTo(!alone.contains(line.id())));
    }

    private static boolean isOfRefund(Expectation line) {
        return !line.about().startsWith("order:") && !line.id().endsWith(DOCUMENT);
    }

    private static List<Expectation> truth(long seed, String faults) {
        List<Expectation> truth = new ArrayList<>();
        new Play(new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), 3, 1000), FaultPlan.parse(faults))
                .into(_ -> {}, truth::add, _ -> {});
        return truth;
    }
}
