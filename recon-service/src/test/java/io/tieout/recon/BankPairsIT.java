package io.tieout.recon;

import static io.tieout.recon.fixture.OpenEnds.breaks;
import static io.tieout.recon.fixture.OpenEnds.rows;
import static io.tieout.recon.fixture.OpenEnds.suggestions;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.PayoutStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.OpenEnds;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Lines of the bank that do not say what they are of, and the payouts and bags of cash that miss theirs.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class BankPairsIT {

    private static final String PAYOUT = "payout:stripe-us:po_1";
    private static final String LINE = "bank-line.stated:bank-us:L-3";

    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T08:00:00Z"));
    }

    /// The bank's text ends where the number should begin; the only two payouts that add up to a line are its own. What
    /// names nothing has the time of what it may be of.
    @Test
    void linesWithoutANumberAreOfThePayoutsThatTheyComeTo() {
        String tenant = Tenants.fresh("pairs");
        Api api = new Api(tenant);
        ledger.tell(payouts(tenant)
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .changed("po_2", PayoutStatus.INITIATED, usd("61.20"), "2026-03-03T10:00:00Z")
                .changed("po_3", PayoutStatus.INITIATED, usd("99.99"), "2026-03-03T10:00:00Z")
                .banked("L-1", "PAYOUT", usd("306.70"), "2026-03-04T16:00:00Z")
                .banked("L-2", "PAYOUT", usd("99.99"), "2026-03-04T16:00:00Z")
                .banked("L-3", "PAYOUT", usd("12.00"), "2026-03-04T16:00:00Z")
                .banked("L-4", "RENT", usd("12.00"), "2026-03-04T16:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(rows(api, "bank-lines")).hasSize(7));
        clock.advanceTo(at("2026-03-09T23:59:59Z"));
        Eventually.holds(() -> assertThat(breaks(api, "bank-lines").values())
                .as("a payout of the line's day would not be due yet")
                .containsExactlyInAnyOrder(
                        "missing -245.50",
                        "missing -61.20",
                        "missing -99.99",
                        "orphan 306.70",
                        "orphan 99.99",
                        "orphan 12.00"));
        clock.advanceTo(at("2026-03-10T00:00:00Z"));

        Eventually.holds(() -> assertThat(breaks(api, "bank-lines"))
                .isEqualTo(Map.of(
                        PAYOUT,
                        "wrong-reference 0.00",
                        "payout:stripe-us:po_2",
                        "wrong-reference 0.00",
                        "payout:stripe-us:po_3",
                        "wrong-reference 0.00",
                        "bank-line.stated:bank-us:L-3",
                        "orphan 12.00",
                        "bank-line.stated:bank-us:L-4",
                        "orphan 12.00")));
        assertThat(rows(api, "bank-lines"))
                .isEqualTo(Map.of(
                        PAYOUT,
                        "245.50 / 245.50",
                        "payout:stripe-us:po_2",
                        "61.20 / 61.20",
                        "payout:stripe-us:po_3",
                        "99.99 / 99.99",
                        "bank-line.stated:bank-us:L-3",
                        "12.00 / 0.00",
                        "bank-line.stated:bank-us:L-4",
                        "12.00 / 0.00"));
    }

    /// It may be a payout's or a bag's: it is tied to the only one that fits, whichever that is, and to none where both
    /// do. Once something names the other one, it is of the one that is left.
    @Test
    void aLineThatNamesNothingIsOfTheOnlyOneThatFitsPayoutOrDeposit() throws SQLException {
        String tenant = Tenants.fresh("pairs");
        Api api = new Api(tenant);
        ledger.tell(payouts(tenant)
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .changed("po_2", PayoutStatus.INITIATED, usd("99.99"), "2026-03-03T10:00:00Z")
                .bagged("B-1", usd("480.00"), "2026-03-03T20:20:00Z")
                .bagged("B-2", usd("99.99"), "2026-03-03T20:20:00Z")
                .banked("L-1", null, usd("480.00"), "2026-03-04T16:00:00Z")
                .banked("L-2", "TRANSFER", usd("245.50"), "2026-03-04T16:00:00Z")
                .banked("L-3", null, usd("99.99"), "2026-03-04T16:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(rows(api, "bank-lines")).hasSize(5));
        clock.advanceTo(at("2026-03-10T00:00:00Z"));

        Eventually.holds(() -> assertThat(breaks(api, "bank-lines"))
                .isEqualTo(Map.of(
                        PAYOUT,
                        "wrong-reference 0.00",
                        "payout:stripe-us:po_2",
                        "missing -99.99",
                        LINE,
                        "orphan 99.99")));
        Eventually.holds(() -> assertThat(breaks(api, "deposits"))
                .isEqualTo(
                        Map.of("deposit:pos-us:B-1", "wrong-reference 0.00", "deposit:pos-us:B-2", "missing -99.99")));
        assertThat(rows(api, "deposits"))
                .as("the amount counts once, where it belongs")
                .containsEntry("deposit:pos-us:B-1", "480.00 / 480.00");
        assertThat(rows(api, "bank-lines")).doesNotContainKey("bank-line.stated:bank-us:L-1");
        Eventually.holds(() -> assertThat(suggestions(api, "bank-lines", LINE))
                .containsExactly("deposit:pos-us:B-2 718", "payout:stripe-us:po_2 718"));
        assertThat(suggestions(api, "deposits", "deposit:pos-us:B-2")).containsExactly(LINE + " 718");
        assertThat(OpenEnds.count("pair_member WHERE tenant = '" + tenant + "'"))
                .isEqualTo(4);
        assertThat(api.json("/v1/reports/three-column?rule=deposits").getBoolean("complete"))
                .isTrue();

        ledger.tell(payouts(tenant)
                .banked("L-4", "PAYOUT po_2", usd("99.99"), "2026-03-04T17:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(breaks(api, "bank-lines")).isEqualTo(Map.of(PAYOUT, "wrong-reference 0.00")));
        assertThat(breaks(api, "deposits").values()).containsOnly("wrong-reference 0.00");
        assertThat(api.json("/v1/reports/three-column?rule=bank-lines").getBoolean("complete"))
                .isTrue();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, System.nanoTime());
    }

    /// However they come, and whatever was tied on the way.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichMoneyComesDecidesNothing(long seed) {
        String straight = Tenants.fresh("straight");
        String shuffled = Tenants.fresh("shuffled");
        ledger.tell(money(straight, seed));
        Random random = new Random(seed);
        List<BusinessEvent> pieces = new ArrayList<>(money(shuffled, seed));
        Collections.shuffle(pieces, random);
        int cut = random.nextInt(pieces.size());
        pieces.subList(0, cut).forEach(event -> ledger.tell(List.of(event)));
        Api one = new Api(straight);
        Api other = new Api(shuffled);
        clock.advanceTo(at("2026-03-09T12:00:00Z"));
        Eventually.holds(() -> assertThat(breaks(one, "deposits").values()).contains("wrong-reference 0.00"));
        pieces.subList(cut, pieces.size()).forEach(event -> ledger.tell(List.of(event)));
        clock.advanceTo(at("2026-03-14T12:00:00Z"));

        for (String rule : List.of("bank-lines", "deposits")) {
            Eventually.holds(() -> assertThat(breaks(other, rule)).isEqualTo(breaks(one, rule)));
            Eventually.holds(() -> assertThat(rows(other, rule)).isEqualTo(rows(one, rule)));
            assertThat(one.json("/v1/reports/three-column?rule=" + rule).getBoolean("complete"))
                    .isTrue();
        }
    }

    /// Payouts and bags of few amounts, of which some have a line that names them, or its kind, or nothing.
    private List<BusinessEvent> money(String tenant, long seed) {
        Random random = new Random(seed);
        Payouts told = payouts(tenant);
        for (int i = 0; i < 14; i++) {
            boolean isBag = random.nextBoolean();
            int day = 3 + random.nextInt(2);
            String amount = (20 + random.nextInt(8)) + ".17";
            if (isBag) {
                told.bagged("B-" + i, usd(amount), "2026-03-0" + day + "T10:00:00Z");
            } else {
                told.changed("po_" + i, PayoutStatus.INITIATED, usd(amount), "2026-03-0" + day + "T10:00:00Z");
            }
            String word = isBag ? "DEPOSIT" : "PAYOUT";
            int fate = random.nextInt(4);
            if (fate < 3) {
                String number = isBag ? " B-" + i : " po_" + i;
                String text = fate == 0 ? word + number : fate == 1 ? word : null;
                told.banked("L-" + i, text, usd(amount), "2026-03-0" + (day + 1) + "T16:00:00Z");
            }
        }
        return told.bagged("B-sure", usd("777.77"), "2026-03-02T10:00:00Z")
                .banked("L-sure", null, usd("777.77"), "2026-03-03T11:00:00Z")
                .told();
    }

    private Payouts payouts(String tenant) {
        return new Payouts(tenant, shift);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
