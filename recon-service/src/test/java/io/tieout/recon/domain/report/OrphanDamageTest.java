package io.tieout.recon.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.Trail;
import io.tieout.recon.domain.rule.SeverityScale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphanDamageTest {

    private static final SeverityScale SCALE = new SeverityScale("10000", "1000", "50");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            AMOUNT,   POINTS
            0.00,     0
            49.99,    1
            50.00,    2
            1000.00,  3
            10000.00, 4
            """)
    void countsTheAmount(String amount, int points) {
        assertThat(OrphanDamage.ofAmount(Money.parse(amount, "USD"), SCALE)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            DAYS, POINTS
            0,    0
            1,    0
            2,    1
            7,    1
            8,    2
            31,   3
            90,   3
            91,   4
            """)
    void countsTheAge(long days, int points) {
        assertThat(OrphanDamage.ofAge(days)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            LIKES, RECURRENCE, ENTITIES, SPREAD
            1,     0,          1,        0
            2,     1,          2,        2
            3,     2,          3,        4
            5,     2,          4,        4
            6,     3,          1,        0
            21,    4,          1,        0
            """)
    void countsHowOftenAndHowFar(int likes, int recurrence, int entities, int spread) {
        assertThat(OrphanDamage.ofRecurrence(likes)).isEqualTo(recurrence);
        assertThat(OrphanDamage.ofSpread(entities)).isEqualTo(spread);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            ACCOUNTS,  POINTS
            1000 6110, 4
            1110,      4
            2230,      4
            2290,      1
            1200,      3
            2350,      3
            2400,      3
            2100,      2
            4000,      2
            1400,      2
            6900,      1
            cash,      1
            """)
    void countsTheMostSensitiveAccount(String accounts, int points) {
        assertThat(OrphanDamage.ofAccounts(List.of(accounts.split(" ", -1)))).isEqualTo(points);
        assertThat(OrphanDamage.ofAccounts(List.of())).isZero();
    }

    /// Three small ones on bank in three entities do more harm than a large one that stands alone.
    @Test
    void putsWhatSpreadsBeforeWhatIsLarge() {
        OpenItem large = orphan(1, "US", "900.00", 0);
        OpenItem one = orphan(2, "US", "60.00", 5);
        OpenItem two = orphan(3, "EU", "60.00", 5);
        OpenItem three = orphan(4, "UK", "70.00", 5);
        Set<String> bank = Set.of("1000");

        List<OrphanDamage> ranked = OrphanDamage.rank(
                List.of(large, one, two, three),
                Map.of(one.id(), bank, two.id(), bank, three.id(), bank, large.id(), Set.of("6900")),
                _ -> SCALE);

        assertThat(ranked).extracting(OrphanDamage::item).containsExactly(three, one, two, large);
        assertThat(ranked).extracting(OrphanDamage::score).containsExactly(13, 13, 13, 3);
        assertThat(ranked.getFirst().likes()).isEqualTo(3);
        assertThat(ranked.getFirst().entities()).isEqualTo(3);
    }

    private static OpenItem orphan(int id, String entity, String amount, long days) {
        Money money = Money.parse(amount, "USD");
        return new OpenItem(
                new UUID(0, id),
                "payouts",
                "erp-document:netsuite-us:P-" + id,
                entity,
                null,
                BreakClass.ORPHAN,
                Severity.P2,
                money.negated(),
                money,
                LocalDate.parse("2026-03-03"),
                Instant.parse("2026-03-03T11:05:00Z"),
                days,
                new OpenItem.Handoff(HandoffStep.EMITTED_OR_FORWARDED, "", List.of(), "source", "Explain or reverse."),
                null,
                List.of(),
                Trail.NONE);
    }
}
