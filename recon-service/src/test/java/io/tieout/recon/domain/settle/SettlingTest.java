package io.tieout.recon.domain.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Money;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.recon.domain.rule.SettleTerms;
import io.tieout.recon.domain.settle.Settling.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final SettleTerms GUIDE = terms("0.05", "5.00", "50.00");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            DELTA, IS_SETTLED
            0.05,        true
            -0.05,       true
            0.06,       false
            -0.06,      false
            """)
    void settlesWhatIsNoMoreThanACapOnBothSides(String delta, boolean isSettled) {
        assertThat(settled(GUIDE, List.of(), List.of(residue(1, "fees", DAY, delta))))
                .hasSize(isSettled ? 1 : 0);
    }

    @Test
    void leavesAloneWhatARuleDoesNotSettle() {
        assertThat(settled(GUIDE, List.of(), List.of(residue(1, "refunds", DAY, "0.01"))))
                .isEmpty();
    }

    /// 4.98 are settled; 0.02 more are just the cap.
    @Test
    void stopsAtTheCapOfTheDay() {
        List<Standing> standing = List.of(new Standing("fees", DAY, true, 10, usd("4.98")));

        assertThat(settled(GUIDE, standing, List.of(residue(1, "fees", DAY, "0.02"), residue(2, "fees", DAY, "0.01"))))
                .containsExactly("0.02");
        assertThat(settled(GUIDE, standing, List.of(residue(1, "fees", DAY.plusDays(1), "0.03"))))
                .containsExactly("0.03");
    }

    @Test
    void stopsAtTheCapOfTheRulesPeriod() {
        SettleTerms little = terms("0.05", "5.00", "0.06");

        assertThat(settled(
                        little,
                        List.of(new Standing("fees", LocalDate.of(2026, 3, 31), true, 1, usd("0.04"))),
                        List.of(
                                residue(1, "fees", DAY, "0.03"),
                                residue(2, "fees", DAY, "0.02"),
                                residue(3, "fees", LocalDate.of(2026, 4, 1), "0.05"))))
                .containsExactly("0.02", "0.05");
    }

    /// Rules of one legal entity share what may stay in a month.
    @Test
    void stopsAtTheCapOfTheEntitysPeriod() {
        List<Standing> others = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            others.add(new Standing("invoices", LocalDate.of(2026, 3, day), true, 100, usd("4.99")));
        }
        others.add(new Standing("invoices", LocalDate.of(2026, 3, 11), true, 2, usd("0.07")));

        assertThat(settled(GUIDE, others, List.of(residue(1, "fees", DAY, "0.04"))))
                .as("49.97 and 0.04 are 50.01")
                .isEmpty();
        assertThat(settled(GUIDE, others, List.of(residue(1, "fees", DAY, "0.03"))))
                .containsExactly("0.03");
    }

    /// The twentieth of one sign within thirty days is no rounding.
    @Test
    void stopsWhereResiduesOfOneSignRepeat() {
        List<Residue> residues = new ArrayList<>();
        for (int each = 1; each <= 25; each++) {
            residues.add(residue(each, "fees", DAY, "0.01"));
        }
        residues.add(residue(26, "fees", DAY, "-0.01"));

        Settling.Result result = Settling.of(
                Map.of("fees", GUIDE), EntityCalendar.MONTHS, usd("0.00").currency(), List.of(), residues);

        assertThat(result.settled()).hasSize(20);
        assertThat(result.settled().getLast().delta()).isEqualTo(usd("-0.01"));
        assertThat(result.repeating()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            DAYS, IS_SETTLED
            -30,        true
            -29,       false
            29,        false
            30,         true
            """)
    void countsThoseOfThirtyDays(int days, boolean isSettled) {
        List<Standing> standing = List.of(new Standing("fees", DAY.plusDays(days), false, 19, usd("0.19")));

        assertThat(settled(GUIDE, standing, List.of(residue(1, "fees", DAY, "0.01"))))
                .hasSize(isSettled ? 1 : 0);
    }

    /// Whatever comes, no cap is exceeded, and the order in which it comes does not matter.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 54, 2026})
    void neverExceedsACapInAnyOrder(long seed) {
        Random random = new Random(seed);
        SettleTerms terms = terms("0.05", "0.20", "1.00");
        List<Residue> residues = new ArrayList<>();
        for (int each = 0; each < 200; each++) {
            residues.add(residue(
                    each,
                    "fees",
                    DAY.plusDays(random.nextInt(40)),
                    new BigDecimal(random.nextInt(-8, 9)).movePointLeft(2).toPlainString()));
        }
        List<String> settled = settled(terms, List.of(), residues);
        Collections.shuffle(residues, random);

        Settling.Result result = Settling.of(
                Map.of("fees", terms), EntityCalendar.MONTHS, usd("0.00").currency(), List.of(), residues);

        assertThat(result.settled().stream().map(each -> each.delta().decimal()).toList())
                .isEqualTo(settled);
        for (Residue each : result.settled()) {
            assertThat(sum(result, other -> other.day().equals(each.day()))).isLessThanOrEqualTo(20);
            assertThat(sum(result, other -> other.day().getMonth() == each.day().getMonth()))
                    .isLessThanOrEqualTo(100);
        }
    }

    @Test
    void refusesCapsAboveTheGuides() {
        assertThatThrownBy(() -> terms("0.06", "5.00", "50.00")).hasMessageContaining("item");
        assertThatThrownBy(() -> terms("0.05", "5.01", "50.00")).hasMessageContaining("day");
        assertThatThrownBy(() -> terms("0.05", "5.00", "50.01")).hasMessageContaining("period");
        assertThatThrownBy(() -> terms("0", "5.00", "50.00")).hasMessageContaining("item");
    }

    /// A currency without decimals has no residue that is small enough.
    @Test
    void hasLessOfACurrencyWithFewerDecimals() {
        assertThat(SettleTerms.in(Money.currencyOf("JPY"), GUIDE.item())).isEqualTo(Money.of(0, "JPY"));
        assertThat(SettleTerms.in(Money.currencyOf("BHD"), GUIDE.item())).isEqualTo(Money.parse("0.050", "BHD"));
    }

    private static long sum(Settling.Result result, Predicate<Residue> wanted) {
        return result.settled().stream()
                .filter(wanted)
                .mapToLong(each -> each.delta().magnitude().minor())
                .sum();
    }

    private static List<String> settled(SettleTerms terms, List<Standing> standing, List<Residue> residues) {
        return Settling.of(
                        Map.of("fees", terms),
                        EntityCalendar.MONTHS,
                        usd("0.00").currency(),
                        standing,
                        residues)
                .settled()
                .stream()
                .map(each -> each.delta().decimal())
                .toList();
    }

    private static Residue residue(int number, String rule, LocalDate day, String delta) {
        return new Residue(new UUID(0, number), rule, day, usd(delta));
    }

    private static SettleTerms terms(String item, String day, String period) {
        return new SettleTerms(new BigDecimal(item), new BigDecimal(day), new BigDecimal(period));
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
