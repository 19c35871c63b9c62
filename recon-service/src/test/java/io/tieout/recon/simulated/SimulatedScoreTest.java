package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped rules that fold records against days of a whole retailer, scored as `./tieout score` does: what can be
/// seen is found, and of cause and step is said what can be known. Stated balances, which most of what goes wrong with
/// payments shows in besides, are left out.
class SimulatedScoreTest {

    private static final String FAULTS = "not-received=3,dead-lettered=3,rejected=3,swallowed=3,wrong-amount=3,"
            + "wrong-currency=2,wrong-account=2,wrong-period=2,wrong-reference=2,erp-reference-lost=3,parked=2,posted-twice=3,reason-lost=3,"
            + "wrong-type=3,reversed-by-user=2,posted-late=3,first-partial-only=10,missing-load=2,manual-journal=1,"
            + "told-differently=5,told-out-of-order=5,status-unknown=5,refund-rejected=5,refund-stuck=5,"
            + "refund-failed=5,charged-twice=1,never-captured=1,refunded-too-much=1,charged-back-too=1,"
            + "fee-too-high=1,unknown-payout-banked=10,unexplained-bank-line=5,unexplained-bank-debit=5,bank-line-cut=10,bank-line-unnumbered=10,"
            + "payout-not-banked=10,"
            + "payout-banked-short=10,till-short=5,deposit-short=5,deposit-not-banked=10,stock-misstated=2,"
            + "stock-short=5,transfer-short=5,stock-not-returned=3,mapping-change=3";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void sayWhatCanBeKnown(long seed, @TempDir Path folder) throws IOException {
        Retailer.Plan plan = new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), 2, 400);
        JsonNode score = Scored.of(plan, FAULTS).score(folder);

        JsonNode observable = score.path("observable");
        System.out.println("seed " + seed + ": " + observable + ", precision " + score.path("precision"));
        System.out.println("against what was done: " + score.path("recall") + score.path("recallOf"));
        score.path("otherwiseThanKnown").forEach(System.out::println);
        score.path("wrong").forEach(System.out::println);
        assertThat(observable.at("/recall/whole").asInt()).isGreaterThan(300);
        assertThat(score.path("missed"))
                .allSatisfy(missed -> assertThat(missed.path("shown").asBoolean())
                        .as(missed.toString())
                        .isFalse());
        assertThat(share(observable.at("/recallOf/class"))).isGreaterThanOrEqualTo(99);
        assertThat(share(observable.at("/recallOf/cause"))).isGreaterThanOrEqualTo(99);
        assertThat(share(observable.at("/recallOf/step"))).isGreaterThanOrEqualTo(99);
        assertThat(share(score.path("precision"))).isEqualTo(100);
    }

    private static int share(JsonNode share) {
        return share.path("part").asInt() * 100 / share.path("whole").asInt();
    }
}
