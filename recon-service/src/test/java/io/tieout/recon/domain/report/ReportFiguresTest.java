package io.tieout.recon.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.Trail;
import io.tieout.recon.domain.cost.Assumptions;
import io.tieout.recon.domain.cost.DailyCost;
import io.tieout.recon.domain.report.KpiFigures.OfRule;
import io.tieout.recon.domain.report.KpiFigures.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What reports compute from what is open and what was compared.
class ReportFiguresTest {

    private static final UUID INCIDENT = new UUID(7, 7);
    private static final Assumptions ASSUMED =
            new Assumptions(new BigDecimal("0.10"), new BigDecimal("45.00"), new BigDecimal("0.0010"));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            COUNT, PERCENT, RANK
            1,     50,      1
            1,     99,      1
            2,     50,      1
            10,    90,      9
            7,     90,      7
            100,   99,      99
            101,   99,      100
            """)
    void takesTheNearestRank(int count, int percent, int rank) {
        List<Integer> sorted = IntStream.rangeClosed(1, count).boxed().toList();

        assertThat(LagReport.nearestRank(sorted, percent)).isEqualTo(rank);
    }

    @Test
    void neverNetsOneSideAgainstTheOther() {
        Statement statement = Statement.of(List.of(item(1, "20.00", 0), item(2, "5.00", 40), item(3, "-20.00", 0)));

        assertThat(statement.accounts())
                .extracting(Statement.Account::side)
                .containsExactly(OpenSide.SOURCE, OpenSide.ERP);
        Statement.Account source = statement.accounts().getFirst();
        assertThat(source.total().net()).isEqualTo(usd("25.00"));
        assertThat(source.buckets())
                .filteredOn(bucket -> bucket.sum().count() > 0)
                .extracting(Statement.Bucket::days)
                .containsExactly("0–1", "31–60");
        assertThat(statement.accounts().getLast().total().absolute()).isEqualTo(usd("20.00"));
    }

    /// 0.10 of 35.50 for a day, 2 minutes, 0.1 % lost: the worked example of the domain guide.
    @Test
    void worksOnAnIncidentOnce() {
        OpenItem alone = item(1, "35.50", 3);
        OpenItem together = new OpenItem(
                new UUID(0, 2),
                alone.rule(),
                alone.ruleKey(),
                alone.entity(),
                null,
                alone.breakClass(),
                alone.severity(),
                alone.delta(),
                alone.absolute(),
                alone.businessDate(),
                alone.firstDetectedAt(),
                alone.ageDays(),
                alone.handoff(),
                INCIDENT,
                List.of(),
                Trail.NONE);

        assertThat(costOf(alone)).isEqualByComparingTo("1.5452");
        assertThat(costOf(together, together)).as("two of one incident").isEqualByComparingTo("1.5904");
        assertThat(costOf(alone, alone)).as("two of none").isEqualByComparingTo("3.0904");
    }

    @Test
    void printsNothingOfNothing() {
        List<Kpi> kpis = Kpis.of(new KpiFigures(
                List.of(ofRule("refunds", 0)), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));

        assertThat(kpis)
                .filteredOn(kpi -> kpi.code().equals("return-exceptions"))
                .extracting(Kpi::value)
                .containsExactly("n/a");
        assertThat(kpis).extracting(Kpi::value).doesNotContain("100.00", "0.00 %");
    }

    @Test
    void ratesWhatWasToldWhateverWasCompared() {
        LocalDate day = LocalDate.of(2026, 3, 3);
        List<Kpi> kpis = Kpis.of(new KpiFigures(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Told(Told.Kind.CAPTURED, "US", day, 400, usd("10000.00")),
                        new Told(Told.Kind.DISPUTED, "US", day, 3, usd("80.00")),
                        new Told(Told.Kind.DISPUTE_WON, "US", day, 1, usd("20.00")),
                        new Told(Told.Kind.DISPUTE_LOST, "US", day, 2, usd("60.00")),
                        new Told(Told.Kind.FEE, "US", day, 400, usd("290.00")),
                        new Told(Told.Kind.MANUAL, "US", day, 2, usd("35.50"))),
                List.of(
                        new ByHand(ByHand.Part.PERSON, "clerk-1", "US", day, 2, usd("35.50")),
                        new ByHand(ByHand.Part.ACCOUNT, "1050", "US", day, 1, usd("30.00")),
                        new ByHand(ByHand.Part.ACCOUNT, "1050", "CA", day, 1, usd("1.00"))),
                List.of()));

        assertThat(value(kpis, "US", "chargeback-rate")).isEqualTo("0.75");
        assertThat(value(kpis, "US", "chargeback-win-rate")).isEqualTo("33.33");
        assertThat(value(kpis, "US", "effective-fee-rate")).isEqualTo("2.90");
        assertThat(value(kpis, "US", "manual-adjustments")).isEqualTo("2");
        assertThat(value(kpis, "US", "manual-adjustments-value")).isEqualTo("35.50");
        assertThat(value(kpis, "US", "manual-adjustments-rate")).isEqualTo("n/a");
        assertThat(kpis)
                .filteredOn(kpi -> kpi.name() != null)
                .extracting(kpi -> kpi.entity() + " " + kpi.code() + " " + kpi.name() + " " + kpi.value())
                .containsExactly(
                        "US manual-adjustments-by-person clerk-1 2",
                        "US manual-adjustments-by-person-value clerk-1 35.50",
                        "US manual-adjustments-by-account 1050 1",
                        "US manual-adjustments-by-account-value 1050 30.00");
    }

    @Test
    void ratesProfilesInNoCurrency() {
        List<Kpi> kpis = Kpis.of(new KpiFigures(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new CustomerFigures("EU", 8, 1), new CustomerFigures("US", 40, 3))));

        assertThat(kpis)
                .extracting(kpi -> kpi.entity() + kpi.currency() + " " + kpi.code() + " " + kpi.value())
                .containsExactly(
                        "EU customers-created 8",
                        "EU duplicate-customers 12.50",
                        "US customers-created 40",
                        "US duplicate-customers 7.50");
    }

    @Test
    void keepsEntitiesAndRulesApart() {
        Times times = new Times("EU", "EUR", false, 3, Duration.ofHours(1), Duration.ofHours(2));
        List<Kpi> kpis = Kpis.of(new KpiFigures(
                List.of(ofRule("invoices", 4), ofRule("refunds", 2), ofRule("payouts", 1)),
                List.of(times),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

        assertThat(kpis).extracting(Kpi::entity).containsOnly("EU", "US");
        assertThat(value(kpis, "US", "unreconciled-rate")).isEqualTo("25.00");
        assertThat(value(kpis, "US", "return-exceptions")).isEqualTo("50.00");
        assertThat(value(kpis, "US", "unmatched-settlements")).isEqualTo("1");
        assertThat(value(kpis, "US", "auto-match-rate")).isEqualTo("57.14");
        assertThat(value(kpis, "US", "out-of-period")).isEqualTo("7.50");
        assertThat(value(kpis, "US", "time-to-resolution-p90")).isEqualTo("n/a");
        assertThat(value(kpis, "EU", "time-to-resolution-p90")).isEqualTo("7200");
        assertThat(value(kpis, "EU", "unreconciled-rate")).isEqualTo("n/a");
    }

    @Test
    void addsUpStockByLocationAndOverAll() {
        List<Kpi> kpis = Kpis.of(new KpiFigures(
                List.of(ofRule("on-hand", 0)),
                List.of(),
                List.of(),
                List.of(stock("A", 62, 2, 2400, 2400), stock("B", 138, 3, -700, 1700)),
                List.of(),
                List.of(),
                List.of()));

        assertThat(kpis)
                .filteredOn(kpi -> kpi.code().startsWith("inventory-variance"))
                .extracting(kpi -> kpi.code() + " " + kpi.location() + " " + kpi.value())
                .containsExactly(
                        "inventory-variance null 2.50",
                        "inventory-variance-net null 17.00",
                        "inventory-variance-absolute null 41.00",
                        "inventory-variance A 3.23",
                        "inventory-variance-net A 24.00",
                        "inventory-variance-absolute A 24.00",
                        "inventory-variance B 2.17",
                        "inventory-variance-net B -7.00",
                        "inventory-variance-absolute B 17.00");
    }

    private static StockFigures stock(String location, long expected, long off, long net, long absolute) {
        return new StockFigures(
                "US", location, "USD", 1, expected, off, Money.of(net, "USD"), Money.of(absolute, "USD"));
    }

    private static String value(List<Kpi> kpis, String entity, String code) {
        return kpis.stream()
                .filter(kpi -> kpi.entity().equals(entity) && kpi.code().equals(code))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /// One of them with an open break, and posted in another period.
    private static OfRule ofRule(String rule, long due) {
        return new OfRule(
                rule,
                "US",
                "USD",
                due,
                usd("100.00"),
                Math.max(0, due - 1),
                usd("90.00"),
                Math.min(1, due),
                usd("10.00"),
                0,
                usd("100.00"),
                usd("2.50"),
                usd("10.00"));
    }

    private static BigDecimal costOf(OpenItem... items) {
        return Divergence.of(
                        List.of(items),
                        (item, isWorkedOn) -> DailyCost.of(ASSUMED, item.absolute(), item.ageDays(), isWorkedOn, true))
                .cells()
                .getFirst()
                .cost()
                .base();
    }

    private static OpenItem item(int id, String delta, long days) {
        return new OpenItem(
                new UUID(0, id),
                "refunds",
                "refund:shopify-us:" + id,
                "US",
                null,
                BreakClass.MISSING,
                Severity.P4,
                usd(delta),
                usd(delta).magnitude(),
                LocalDate.parse("2026-03-03"),
                Instant.parse("2026-03-03T10:15:00Z"),
                days,
                new OpenItem.Handoff(HandoffStep.NOT_FORWARDED, "celigo-us", List.of(), "storefront", "Re-send."),
                null,
                List.of(),
                Trail.NONE);
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
