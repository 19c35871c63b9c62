package io.tieout.recon.domain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.checkpoint.Figures.Items;
import io.tieout.recon.domain.checkpoint.Figures.Movement;
import io.tieout.recon.domain.checkpoint.Figures.Open;
import io.tieout.recon.domain.checkpoint.Figures.Part;
import io.tieout.recon.domain.report.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final Currency USD = Currency.getInstance("USD");
    static final Manual NO_MANUAL = new Manual(Tally.none(USD), List.of());
    static final Window WINDOW = new Window("US", USD, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 6));
    static final RuleInForce REFUNDS = new RuleInForce("refunds", "refunds/2", "a");
    private static final RuleInForce STOCK = new RuleInForce("stock", "stock/1", "b");

    static final CloseTerms TERMS = new CloseTerms(
            new BigDecimal("10000"), new BigDecimal("1000"), new BigDecimal("0.05"), Set.of("4000", "4050"), "2990");

    @Test
    void provesTheWorkedCase() {
        Content content = content(
                List.of(
                        items("refunds", "approved", "248.75", "223.50", "25.25", "0.00"),
                        items("refunds", "pending", "25.00", "0.00", "0.00", "25.00"),
                        items("refunds", "rejected", "18.00", "18.00", "0.00", "0.00")),
                List.of(
                        movement(Part.OPENED, 7, "85.25"),
                        movement(Part.RESOLVED, 1, "60.00"),
                        movement(Part.BREAKS, 6, "25.25")));

        assertThat(content.total().residual()).isEqualTo(usd("0.00"));
        assertThat(content.total().variance()).isEqualTo(usd("50.25"));
        assertThat(content.rules().getFirst().total().source()).isEqualTo(usd("291.75"));
        assertThat(content.gaps()).isEmpty();
    }

    @Test
    void isIncompleteWhereMovementsDoNotLeadToWhatIsOpen() {
        Content content = content(
                List.of(items("refunds", "approved", "10.00", "0.00", "10.00", "0.00")),
                List.of(movement(Part.OPENED, 1, "9.99"), movement(Part.BREAKS, 1, "10.00")));

        assertThat(content.total().residual()).isEqualTo(usd("0.01"));
        assertThat(content.gaps()).containsExactly("refunds leaves 0.01 unexplained");
    }

    @Test
    void doesNotLetTwoFaultsHideEachOther() {
        Content content = content(
                List.of(
                        items("refunds", "approved", "10.00", "9.00", "0.00", "0.00"),
                        items("refunds", "pending", "9.00", "10.00", "0.00", "0.00")),
                List.of());

        assertThat(content.total().residual()).isEqualTo(usd("0.00"));
        assertThat(content.isComplete()).isFalse();
    }

    @Test
    void isIncompleteWhereNothingWasComparedOrARuleIsGone() {
        assertThat(content(List.of(), List.of()).gaps()).containsExactly("nothing was compared in this window");
        assertThat(content(List.of(items("old", "none", "1.00", "1.00", "0.00", "0.00")), List.of())
                        .gaps())
                .contains("old is no longer in force and left figures behind");
    }

    /// Whatever happened, explained figures are complete and one cent more is not; their order does not matter.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void explainsToTheCentInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<Items> items = new ArrayList<>();
        List<Movement> movements = new ArrayList<>();
        for (String rule : List.of("refunds", "stock")) {
            long open = random.nextInt(-9_999, 10_000);
            long opening = random.nextInt(-9_999, 10_000);
            long resolved = random.nextInt(-9_999, 10_000);
            long timing = random.nextInt(10_000);
            long target = random.nextInt(1, 99_999);
            movements.add(movement(rule, Part.OPENING, opening));
            movements.add(movement(rule, Part.OPENED, open - opening + resolved));
            movements.add(movement(rule, Part.RESOLVED, resolved));
            movements.add(movement(rule, Part.BREAKS, open));
            items.add(new Items(
                    rule, random.nextBoolean(), line("approved", target + open + timing, target, open, timing)));
            items.add(new Items(rule, false, line("none", target, target, 0, 0)));
        }
        Content content = content(items, movements);
        assertThat(content.gaps()).isEmpty();
        Collections.shuffle(items, random);
        Collections.shuffle(movements, random);
        assertThat(content(items, movements)).isEqualTo(content);

        movements.add(movement("stock", Part.OPENED, 1));
        assertThat(content(items, movements).gaps()).containsExactly("stock leaves -0.01 unexplained");
    }

    @Test
    void agesOpenBreaksToTheEndOfTheWindow() {
        Tally one = new Tally(1, usd("-1.00"), usd("1.00"));
        Figures figures = new Figures(
                List.of(),
                List.of(),
                List.of(
                        new Open(Severity.P2, BreakClass.MISSING, LocalDate.of(2026, 3, 3), one),
                        new Open(Severity.P2, BreakClass.MISSING, LocalDate.of(2026, 3, 4), one),
                        new Open(Severity.P1, BreakClass.ORPHAN, LocalDate.of(2026, 3, 9), one)),
                "",
                null,
                0,
                NO_MANUAL,
                Accepted.nothing(WINDOW.currency()),
                null,
                null,
                null);

        assertThat(Content.of(WINDOW, List.of(REFUNDS), figures, TERMS).open())
                .containsExactly(
                        new OpenGroup(Severity.P1, BreakClass.ORPHAN, "0–1", one),
                        new OpenGroup(Severity.P2, BreakClass.MISSING, "2–3", one.plus(one)));
    }

    /// Figures that add up prove nothing of what a silent system kept back.
    @Test
    void isIncompleteWhileAFeedIsMissing() {
        Tally nothing = new Tally(1, usd("0.00"), usd("0.00"));
        Figures figures = new Figures(
                List.of(items("refunds", "approved", "10.00", "10.00", "0.00", "0.00")),
                List.of(),
                List.of(new Open(Severity.P1, BreakClass.FEED_MISSING, LocalDate.of(2026, 3, 3), nothing)),
                "",
                null,
                0,
                NO_MANUAL,
                Accepted.nothing(WINDOW.currency()),
                null,
                null,
                null);

        assertThat(Content.of(WINDOW, List.of(REFUNDS), figures, TERMS).gaps())
                .containsExactly("feeds are missing: 1 outages of which not everything was told since");
    }

    /// What is accepted is not open any more and explains the variance all the same.
    @Test
    void explainsByWhatIsAccepted() {
        Content content = content(
                List.of(items("refunds", "approved", "248.75", "223.50", "25.25", "0.00")),
                List.of(
                        movement(Part.OPENED, 6, "25.25"),
                        movement(Part.ACCEPTED, 1, "35.50"),
                        movement(Part.BREAKS, 5, "-10.25"),
                        movement(Part.UNADJUSTED, 1, "35.50")));

        assertThat(content.total().residual()).isEqualTo(usd("0.00"));
        assertThat(content.gaps()).isEmpty();
        assertThat(content.unadjusted().tally().absolute()).isEqualTo(usd("35.50"));
    }

    /// What was accepted in an earlier window is carried on, and one cent more of it is no explanation.
    @Test
    void carriesOnWhatIsUnadjusted() {
        List<Items> items = List.of(new Items("refunds", true, line("approved", 3550, 0, 3550, 0)));

        assertThat(content(items, List.of(movement(Part.UNADJUSTED, 1, "35.50")))
                        .gaps())
                .isEqualTo(List.of("nothing was compared in this window"));
        assertThat(content(items, List.of(movement(Part.UNADJUSTED, 1, "35.51")))
                        .gaps())
                .contains("refunds leaves -0.01 unexplained");
    }

    private static Content content(List<Items> items, List<Movement> movements) {
        return Content.of(
                WINDOW,
                List.of(REFUNDS, STOCK),
                new Figures(
                        items,
                        movements,
                        List.of(),
                        "",
                        null,
                        0,
                        NO_MANUAL,
                        Accepted.nothing(WINDOW.currency()),
                        null,
                        null,
                        null),
                TERMS);
    }

    private static Items items(String rule, String status, String source, String target, String breaks, String timing) {
        return new Items(
                rule,
                false,
                line(
                        status,
                        usd(source).minor(),
                        usd(target).minor(),
                        usd(breaks).minor(),
                        usd(timing).minor()));
    }

    private static Line line(String status, long source, long target, long breaks, long timing) {
        return new Line(
                "US",
                status,
                1,
                new Money(source, USD),
                1,
                new Money(target, USD),
                new Money(breaks, USD),
                new Money(timing, USD),
                new Money(Math.abs(breaks), USD));
    }

    static Movement movement(Part part, long count, String net) {
        return new Movement("refunds", part, new Tally(count, usd(net), usd(net).magnitude()));
    }

    private static Movement movement(String rule, Part part, long net) {
        Money amount = new Money(net, USD);
        return new Movement(rule, part, new Tally(1, amount, amount.magnitude()));
    }

    static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
