package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.EventType;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.yaml.RuleFile;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped rule against days of a whole retailer whose truth is known, without Kafka and database. The rule is told
/// besides which accounts the simulated ERP should use.
class SimulatedRefundsTest {

    private static final String ACCOUNTS = "periods: calendar-months, accounts: {"
            + "goods-returned: { debit: ['4200'], credit: ['2350'] }, "
            + "before-fulfilment: { debit: ['2400'], credit: ['2350'] }, "
            + "appeasement: { debit: ['4120'], credit: ['2350'] } }";

    static final RefundRule RULE = RuleFile.read(
                    "refunds.yaml", Legs.shippedRule().replace("periods: calendar-months", ACCOUNTS))
            .rule();

    private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

    /// Whatever is told in between: a break that opens and closes again would be one too many.
    @ParameterizedTest(name = "seed {0}, {1} days of {2} orders")
    @CsvSource({"7, 3, 1000", "-11, 2, 1500", "2026, 3, 1000"})
    void whereNothingGoesWrongNothingIsFound(long seed, int days, int orders) {
        Simulated simulated = Simulated.of(RULE, new Retailer.Plan(seed, FROM, days, orders), "");

        assertThat(simulated.breaks()).extracting(Break::state).isEmpty();
        assertThat(simulated.told())
                .as("refunds of every kind were told")
                .containsKeys(
                        EventType.REFUND_ISSUED,
                        EventType.RETURN_RECORDED,
                        EventType.EXCHANGE_RECORDED,
                        EventType.REFUND_PROCESSED,
                        EventType.GIFT_CARD_MOVED)
                .allSatisfy((_, count) -> assertThat(count).isPositive());
    }

    /// Everything that can be seen, nothing else, and right what is said of it.
    @ParameterizedTest(name = "seed {0}, {1} days of {2} orders, faults {3}")
    @CsvSource({"7, 3, 1000, all=2", "99, 4, 1000, all=2", "2026, 3, 1000, all=1.5", "-77, 3, 1500, all=1"})
    void whatGoesWrongWithRefundsIsFoundAndNothingElse(
            long seed, int days, int orders, String faults, @TempDir Path folder) throws IOException {
        JsonNode score = Simulated.of(RULE, new Retailer.Plan(seed, FROM, days, orders), faults)
                .score(folder);

        assertThat(score.path("missed")).isEmpty();
        assertThat(score.path("wrong")).isEmpty();
        int expected = score.at("/recall/whole").asInt();
        assertThat(expected).isGreaterThan(30);
        for (String aspect : List.of("class", "step", "amount", "authority")) {
            assertThat(score.at("/recallOf/" + aspect + "/part").asInt())
                    .as("%s in %s", aspect, score.path("confusion"))
                    .isEqualTo(expected);
        }
    }
}
