package io.tieout.recon.domain.checkpoint;

import static io.tieout.recon.domain.checkpoint.ContentTest.NO_MANUAL;
import static io.tieout.recon.domain.checkpoint.ContentTest.REFUNDS;
import static io.tieout.recon.domain.checkpoint.ContentTest.TERMS;
import static io.tieout.recon.domain.checkpoint.ContentTest.WINDOW;
import static io.tieout.recon.domain.checkpoint.ContentTest.movement;
import static io.tieout.recon.domain.checkpoint.ContentTest.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.checkpoint.Figures.Movement;
import io.tieout.recon.domain.checkpoint.Figures.Open;
import io.tieout.recon.domain.checkpoint.Figures.Part;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What keeps a window from being closed although all of it is explained.
class HindrancesTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, nullValues = "-", textBlock = """
            UNADJUSTED,  GROSS_SALES, TOLERANCE, IS_WITHIN
            0.00,                  -,         -,      true
            0.01,                  -,         -,     false
            50.00,         100000.00,     50.00,      true
            50.01,         100000.00,     50.00,     false
            10000.00,   900000000.00,  10000.00,      true
            10000.01,   900000000.00,  10000.00,     false
            0.01,              19.99,      0.00,     false
            0.01,              -5.00,      0.00,     false
            """)
    void holdsWhatIsUnadjustedAgainstWhatMayBe(
            String unadjusted, @Nullable String grossSales, @Nullable String tolerance, boolean isWithin) {
        Content content = Content.of(
                WINDOW,
                List.of(REFUNDS),
                figures(
                        List.of(movement(Part.UNADJUSTED, 1, unadjusted)),
                        List.of(),
                        grossSales == null ? null : usd(grossSales),
                        null),
                TERMS);

        assertThat(content.unadjusted().tolerance()).isEqualTo(tolerance == null ? null : usd(tolerance));
        assertThat(content.unadjusted().isWithin()).isEqualTo(isWithin);
        assertThat(content.hindrances()).hasSize(isWithin ? 0 : 1);
    }

    @Test
    void saysWhatKeepsTheWindowFromBeingClosed() {
        Tally one = new Tally(1, usd("-1.00"), usd("1.00"));
        BalanceFigures books = new BalanceFigures(
                List.of(
                        new BalanceFigures.Sum("2990", usd("3.00"), usd("10.00"), 0),
                        new BalanceFigures.Sum("4000", usd("0.00"), usd("100.00"), 0)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
        Content content = Content.of(
                WINDOW,
                List.of(REFUNDS),
                figures(
                        List.of(movement(Part.UNADJUSTED, 2, "0.06")),
                        List.of(new Open(Severity.P1, BreakClass.CONFLICT, LocalDate.of(2026, 3, 3), one)),
                        usd("100.00"),
                        books),
                TERMS);

        assertThat(content.hindrances())
                .containsExactly(
                        "1 breaks of severity P1 are open",
                        "0.06 is unadjusted, more than the close tolerance of 0.05",
                        "2990 of the ledger holds 7.00 that nobody has explained");
    }

    @Test
    void namesTheFirstOfWhatIsNotSealed() {
        Unsealed unsealed =
                new Unsealed(2, List.of(new Unsealed.Day("store-day:pos-us:S1-2026-03-03", LocalDate.of(2026, 3, 3))));

        assertThat(unsealed.hindrance())
                .hasValue("2 store-days are not sealed, the first is store-day:pos-us:S1-2026-03-03");
        assertThat(Unsealed.NOTHING.hindrance()).isEmpty();
    }

    private static Figures figures(
            List<Movement> movements, List<Open> open, @Nullable Money grossSales, @Nullable BalanceFigures books) {
        return new Figures(
                List.of(),
                movements,
                open,
                "",
                null,
                0,
                NO_MANUAL,
                new Accepted(
                        List.of(),
                        0,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        BookedResidues.none(WINDOW.currency()),
                        grossSales),
                Unsealed.NOTHING,
                null,
                books);
    }
}
