package io.tieout.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.Retailer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of the truth can be known by somebody who sees only what was told.
class KnownTest {

    @Test
    void oneOrTwoDeadLettersMayBeAnythingAndThreeAreABug() {
        assertThat(causes(1)).containsExactly(Cause.UNDETERMINED);
        assertThat(causes(2)).hasSize(2).containsOnly(Cause.UNDETERMINED);
        assertThat(causes(3)).hasSize(3).containsOnly(Cause.INTEGRATION_BUG);
    }

    /// Of so many shipments of the American shop that are dead-lettered.
    private static List<Cause> causes(int count) {
        List<String> faults = play(7, "dead-lettered=100").stream()
                .filter(line -> line.about().startsWith("shipment:shop-us:"))
                .map(line -> "dead-lettered@" + line.about())
                .limit(count)
                .toList();
        return play(7, String.join(",", faults)).stream()
                .map(line -> finding(line).known().cause())
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void whatCannotBeKnownIsSaidWithTheReason(long seed) {
        List<Expectation> expected = play(seed, "all=2");

        assertThat(expected).hasSizeGreaterThan(100).allSatisfy(line -> {
            Known known = finding(line).known();
            assertThat(known.alike()).isNull();
            if (known.cause() == Cause.UNDETERMINED) {
                assertThat(known.because()).as(line.id()).isNotEmpty();
            }
            if (known.step() != finding(line).step()) {
                assertThat(known.step()).isEqualTo(HandoffStep.FORWARDED_OR_ACCEPTED);
            }
        });
        assertThat(expected)
                .extracting(line -> finding(line).known().cause())
                .contains(
                        Cause.UNDETERMINED,
                        Cause.INTEGRATION_BUG,
                        Cause.PROCESS_GAP,
                        Cause.REFERENCE_DATA,
                        Cause.TIMING,
                        Cause.EXTERNAL);
    }

    /// Nobody agreed how much a wallet has to tell; what the interface logs proves that its ERP has documents to post.
    @ParameterizedTest
    @CsvSource({"wallet-us, false", "erp-us, true"})
    void aSilenceShowsWhereOthersProveThatSomethingWasToBeTold(String source, boolean isShown) {
        List<Expectation> silences = play(7, "dead-webhook@" + source + "/2026-03-03T15:00:00Z/PT2H").stream()
                .filter(line -> line.fault() == Fault.DEAD_WEBHOOK)
                .filter(line -> line.about().startsWith("feed:"))
                .toList();

        assertThat(silences).hasSize(1).allSatisfy(line -> {
            assertThat(finding(line).known().isShown()).isEqualTo(isShown);
            assertThat(finding(line).known().because()).isNotEmpty();
        });
    }

    private static List<Expectation> play(long seed, String faults) {
        List<Expectation> truth = new ArrayList<>();
        new Play(new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), 2, 1_500), FaultPlan.parse(faults))
                .into(_ -> {}, truth::add, _ -> {});
        return truth.stream().filter(line -> line.state() == State.EXPECTED).toList();
    }

    private static Finding finding(Expectation line) {
        return Objects.requireNonNull(line.finding());
    }
}
