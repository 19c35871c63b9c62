package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.CashMove;
import io.tieout.event.PayoutStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.StoreCash;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Cash from the register to the bank, and payouts to the bank, through Kafka, PostgreSQL and the clock.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class CashIT {

    private static final String RENT = "bank-line.stated:bank-us:L-2";
    private static final String PAYOUT = "payout:stripe-us:po_1";
    private static final String BAG = "deposit:pos-us:B-1";

    private final String tenant = Tenants.fresh("cash");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T08:00:00Z"));
    }

    /// The first register was relieved of notes and two cashiers worked at it; the second is a little over.
    @Test
    void eachTillIsHeldAgainstWhatMovedSinceTheCountBefore() {
        ledger.tell(cash().moved("M-1", CashMove.FLOAT, "R1", usd("150.00"), "2026-03-03T08:00:00Z")
                .moved("M-2", CashMove.FLOAT, "R2", usd("150.00"), "2026-03-03T08:00:00Z")
                .sold("T-1", "R1", usd("80.00"), "2026-03-03T09:10:00Z")
                .moved("M-3", CashMove.PICK_UP, "R1", usd("50.00"), "2026-03-03T10:00:00Z")
                .counted("C-1", "R1", "ann", usd("180.00"), "2026-03-03T13:20:00Z")
                .told());
        ledger.tell(cash().moved("M-4", CashMove.FLOAT, "R1", usd("100.00"), "2026-03-03T13:20:01Z")
                .counted("C-2", "R1", "ben", usd("105.00"), "2026-03-03T19:59:00Z")
                .counted("C-3", "R2", null, usd("154.75"), "2026-03-03T20:00:00Z")
                .sold("T-2", "R1", usd("25.00"), "2026-03-03T13:59:59Z")
                .told());
        Eventually.holds(() -> assertThat(rows("tills"))
                .isEqualTo(Map.of(
                        till("R1", "C-1"), "0.00",
                        till("R1", "C-2"), "-20.00",
                        till("R2", "C-3"), "4.75")));
        clock.advanceTo(at("2026-03-03T22:00:00Z"));

        Eventually.holds(() ->
                assertThat(breaks("tills")).isEqualTo(Map.of(till("R1", "C-2"), "-20.00", till("R2", "C-3"), "4.75")));
        assertThat(of("tills").getList("items.class", String.class)).containsOnly("cash-over-or-short");
        assertThat(of("tills").getString("items.find { it.ruleKey == '" + till("R1", "C-2") + "' }.severity"))
                .isEqualTo("P3");
        assertThat(of("tills").getString("items.find { it.ruleKey == '" + till("R2", "C-3") + "' }.severity"))
                .as("up to 5.00 is reported only")
                .isEqualTo("P4");
        assertThat(api.json("/v1/reports/three-column?rule=tills").getBoolean("complete"))
                .isTrue();

        // A receipt that the register told later explains the shortage away.
        ledger.tell(cash().moved("M-5", CashMove.PAID_OUT, "R1", usd("20.00"), "2026-03-03T18:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(breaks("tills")).isEqualTo(Map.of(till("R2", "C-3"), "4.75")));
    }

    @Test
    void aBagIsMissingUntilTheBankHasItAndShortByWhatTheBankCountsLess() {
        ledger.tell(cash().bagged("B-1", usd("480.00"), "2026-03-03T20:20:00Z").told());
        Eventually.holds(() -> assertThat(rows("deposits")).isEqualTo(Map.of(BAG, "-480.00")));
        clock.advanceTo(at("2026-03-06T23:59:59Z"));
        assertThat(breaks("deposits")).isEmpty();
        clock.advanceTo(at("2026-03-07T00:00:00Z"));
        Eventually.holds(() -> assertThat(breaks("deposits")).isEqualTo(Map.of(BAG, "-480.00")));
        String id = of("deposits").getString("items[0].breakId");
        assertThat(of("deposits").getString("items[0].class")).isEqualTo("missing");

        ledger.tell(cash().banked("L-1", "DEPOSIT B-1", usd("460.00"), "2026-03-09T16:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(breaks("deposits")).isEqualTo(Map.of(BAG, "-20.00")));
        assertThat(of("deposits").getString("items[0].class")).isEqualTo("cash-over-or-short");
        assertThat(of("deposits").getString("items[0].breakId"))
                .as("its history goes on")
                .isEqualTo(id);
        assertThat(of("deposits").getString("items[0].cause")).isEqualTo("process-gap");
    }

    /// The bank tells before the processor does, and other rules hold the same payout against lines and documents.
    /// Money that left and names nothing is somebody's to explain.
    @Test
    void aPayoutIsTiedToItsLineWhicheverIsToldFirst() {
        ledger.tell(payouts()
                .banked("L-1", "PAYOUT po_1", usd("240.00"), "2026-03-03T09:00:00Z")
                .banked("L-2", "RENT MARCH", usd("-900.00"), "2026-03-03T09:00:00Z")
                .banked("L-3", "PAYOUT po_9", usd("63.00"), "2026-03-03T09:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(rows("bank-lines"))
                .isEqualTo(Map.of(
                        "bank-line.stated:bank-us:L-1",
                        "240.00",
                        RENT,
                        "-900.00",
                        "bank-line.stated:bank-us:L-3",
                        "63.00")));
        ledger.tell(payouts()
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T08:00:00Z")
                .changed("po_2", PayoutStatus.INITIATED, usd("30.00"), "2026-03-03T08:00:00Z")
                .told());

        Eventually.holds(() -> assertThat(breaks("bank-lines")).isEqualTo(Map.of(PAYOUT, "-5.50")));
        assertThat(of("bank-lines").getString("items[0].class")).isEqualTo("amount");
        assertThat(of("bank-lines").getString("items[0].authority")).isEqualTo("bank");
        clock.advanceTo(at("2026-03-07T00:00:00Z"));
        Eventually.holds(() -> assertThat(breaks("bank-lines"))
                .isEqualTo(Map.of(
                        PAYOUT,
                        "-5.50",
                        "payout:stripe-us:po_2",
                        "-30.00",
                        RENT,
                        "-900.00",
                        "bank-line.stated:bank-us:L-3",
                        "63.00")));
        assertThat(api.json("/v1/reports/three-column?rule=bank-lines").getBoolean("complete"))
                .isTrue();
        assertThat(breaks("payouts")).as("their documents").hasSize(2);

        ledger.tell(payouts()
                .changed("po_2", PayoutStatus.FAILED, usd("30.00"), "2026-03-07T08:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(breaks("bank-lines"))
                .isEqualTo(Map.of(PAYOUT, "-5.50", RENT, "-900.00", "bank-line.stated:bank-us:L-3", "63.00")));
    }

    private StoreCash cash() {
        return new StoreCash(tenant, shift);
    }

    private Payouts payouts() {
        return new Payouts(tenant, shift);
    }

    private JsonPath of(String rule) {
        return api.json("/v1/breaks?status=open&rule=" + rule);
    }

    private Map<String, String> breaks(String rule) {
        return byKey(of(rule), "ruleKey", "delta.amount");
    }

    /// What each row differs by.
    private Map<String, String> rows(String rule) {
        return byKey(api.json("/v1/reports/variance?include=all&rule=" + rule), "key", "variance");
    }

    private static Map<String, String> byKey(JsonPath page, String key, String amount) {
        List<String> keys = page.getList("items." + key, String.class);
        List<String> amounts = page.getList("items." + amount, String.class);
        Map<String, String> byKey = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byKey.put(keys.get(i), amounts.get(i));
        }
        return byKey;
    }

    private static String till(String register, String count) {
        return "store-day:pos-us:S1-D1/" + register + "@" + count;
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
