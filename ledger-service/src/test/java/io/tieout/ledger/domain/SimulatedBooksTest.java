package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.policy.PolicyFile;
import io.tieout.simulator.Play;
import io.tieout.simulator.books.Books;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.retailer.Retailer;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The default policy against books that were kept without it: every event of days of a whole retailer, to the cent.
class SimulatedBooksTest {

    /// The German company grants promotions as obligations.
    private static final PostingPolicy RETAIL_DEFAULT = PolicyFile.ofResource("policies/retail-default.yaml")
            .withEntityOptions(Map.of("DE", Map.of("promotions", "accrue")));

    @ParameterizedTest(name = "seed {0}, {1} days of {2} orders, faults {3}")
    @CsvSource({"7, 3, 500, ''", "-11, 2, 300, ''", "2026, 2, 500, all=1"})
    void theTrialBalanceIsTheRetailersOwn(long seed, int days, int orders, String faults) {
        Books theirs = new Books();
        PostedBooks ours = new PostedBooks(RETAIL_DEFAULT);
        FaultPlan plan = faults.isEmpty() ? FaultPlan.none() : FaultPlan.parse(faults);

        new Play(new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders), plan)
                .into(
                        event -> {
                            theirs.told(event);
                            ours.told(event);
                        },
                        _ -> {},
                        _ -> {});

        assertThat(ours.balances()).isEqualTo(theirs.balances()).hasSizeGreaterThan(40);
    }
}
