package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A simulated day with faults goes through the running suite; what was found is held against the truth, and what was
/// booked against the books that the simulator keeps without the ledger.
class SimulationE2E {

    private static final String SEED = "2026";

    /// What the rules can see, and what happens where no rule looks yet.
    private static final String FAULTS = "not-received=10,dead-lettered=10,rejected=10,swallowed=10,wrong-amount=10,"
            + "posted-twice=10,reason-lost=10,wrong-type=10,told-differently=10,charged-twice=1,"
            + "fee-too-high=1,hidden-movement=1,dead-webhook=1,erp-down=1,till-short=10,deposit-short=10,"
            + "deposit-not-banked=10,payout-not-banked=10,payout-banked-short=10,unknown-payout-banked=10,"
            + "stock-misstated=5,transfer-short=5";

    @Test
    void whatWasInjectedIsFoundWhereThereAreRules(@TempDir Path folder) throws IOException, InterruptedException {
        Path truth = folder.resolve("truth.jsonl");
        Path score = folder.resolve("score.json");
        Path balances = folder.resolve("balances.jsonl");
        Map<String, String> settings =
                Map.of("TIEOUT_LEDGER_TENANT_POLICIES__SIMULATED_", pack(folder).toString());
        try (RunningSuite running = RunningSuite.start("simulation", settings, "--replay")) {
            Map<String, String> environment = running.environment("simulated");
            System.out.println("seed " + SEED);
            SimulatorProcess.run(
                    environment,
                    "simulate",
                    "--into-suite",
                    "--seed",
                    SEED,
                    "--step-hours",
                    "12",
                    "--days",
                    "1",
                    "--orders",
                    "500",
                    "--faults",
                    FAULTS,
                    "--truth",
                    truth.toString(),
                    "--balances",
                    balances.toString());
            SimulatorProcess.run(environment, "score", "--truth", truth.toString(), "--json", score.toString());

            JsonNode scored = Json.read(Files.readString(score));
            System.out.println(scored.toPrettyString());
            // Refunds and what is handed over have rules, and the score says so.
            assertThat(scored.at("/byDocumentType/credit-memo/whole").asInt()).isGreaterThan(5);
            assertThat(scored.at("/byDocumentType/credit-memo/part").asInt())
                    .isEqualTo(scored.at("/byDocumentType/credit-memo/whole").asInt());
            assertThat(scored.at("/byDocumentType/none/part").asInt()).isPositive();
            // Nothing is found where nothing is wrong, and of what is found everything is right.
            assertThat(scored.path("wrong")).isEmpty();
            assertRight(scored.path("precision"));
            assertRight(scored.at("/precisionOf/class"));
            assertRight(scored.at("/precisionOf/authority"));
            // Where the log is silent about a whole transaction, recon says that the step cannot be told, and no more.
            JsonNode steps = scored.path("steps");
            assertThat(steps.path("wrong").asInt() + steps.path("overclaimed").asInt())
                    .isZero();
            assertThat(scored.at("/precisionOf/step/part").asInt())
                    .isEqualTo(scored.at("/precisionOf/step/whole").asInt()
                            - steps.path("notDeterminableThoughItWas").asInt());
            // Nobody tells what counted stock is worth, so a document that is missing of it has no amount.
            int unvalued = scored.at("/byDocumentType/stock-loss/whole").asInt()
                    + scored.at("/byDocumentType/stock-gain/whole").asInt();
            assertThat(scored.at("/precisionOf/amount/part").asInt())
                    .isGreaterThanOrEqualTo(
                            scored.at("/precisionOf/amount/whole").asInt() - unvalued);
            // Everything that can be seen is found, and why is said as far as it can be known.
            JsonNode observable = scored.path("observable");
            assertThat(observable.at("/recall/part").asInt())
                    .isEqualTo(observable.at("/recall/whole").asInt());
            assertAtLeast(observable.at("/recallOf/cause"), 95);
            assertAtLeast(observable.at("/recallOf/step"), 98);
            assertThat(scored.at("/byDocumentType/invoice/whole").asInt()).isGreaterThan(5);
            assertThat(scored.at("/byDocumentType/invoice/part").asInt())
                    .isEqualTo(scored.at("/byDocumentType/invoice/whole").asInt());
            // Payouts and store-days are in no transaction of the ledger; recon brings them together itself.
            for (String type : List.of("store-day-summary", "payout")) {
                assertThat(scored.at("/byDocumentType/" + type + "/whole").asInt())
                        .as(type)
                        .isPositive();
                assertThat(scored.at("/byDocumentType/" + type + "/part").asInt())
                        .as(type)
                        .isEqualTo(
                                scored.at("/byDocumentType/" + type + "/whole").asInt());
            }
            // Whole orders, fees, cash, what the bank has and stock have rules as well.
            for (String fault : List.of(
                    "charged-twice",
                    "fee-too-high",
                    "till-short",
                    "deposit-not-banked",
                    "payout-not-banked",
                    "payout-banked-short",
                    "unknown-payout-banked",
                    "stock-misstated",
                    "transfer-short")) {
                assertThat(scored.at("/byFault/" + fault + "/whole").asInt())
                        .as(fault)
                        .isPositive();
                assertThat(scored.at("/byFault/" + fault + "/part").asInt())
                        .as(fault)
                        .isEqualTo(scored.at("/byFault/" + fault + "/whole").asInt());
            }
            running.awaitDone();
            assertThat(Books.of(running.as("simulated")))
                    .isEqualTo(kept(balances))
                    .hasSizeGreaterThan(40);
            assertTied(running.as("simulated"));
        }
    }

    /// What recon says of every account is what the ledger says, to the cent; and of what differs between ledger
    /// and ERP on the accounts that are compared every cent has its record.
    private static void assertTied(Suite suite) {
        Await.until(
                "recon was told of all accounts",
                Duration.ofMinutes(1),
                () -> Books.inRecon(suite).equals(Books.of(suite)));
        assertThat(Books.inRecon(suite)).isEqualTo(Books.of(suite));
        SortedMap<String, String> unexplained = Books.unexplained(suite);
        System.out.println("unexplained " + unexplained);
        assertThat(unexplained)
                .containsEntry("US USD stored-value", "0.00")
                .containsEntry("DE EUR stored-value", "0.00")
                .containsEntry("US USD refunds-payable", "0.00")
                .containsEntry("US USD processor-clearing", "0.00")
                .containsEntry("DE EUR refunds-payable", "0.00")
                .containsEntry("DE EUR processor-clearing", "0.00");
        assertThat(unexplained.values()).isSubsetOf("0.00", "the ERP told of no account");
    }

    private static void assertAtLeast(JsonNode share, int percent) {
        assertThat(share.path("part").asInt() * 100)
                .isGreaterThanOrEqualTo(share.path("whole").asInt() * percent);
    }

    private static void assertRight(JsonNode share) {
        assertThat(share.path("whole").asInt()).isGreaterThan(5);
        assertThat(share.path("part").asInt()).isEqualTo(share.path("whole").asInt());
    }

    /// The retail pack for a retailer whose German company grants promotions as obligations.
    private static Path pack(Path folder) throws IOException {
        Path shipped = Path.of("../ledger-service/src/main/resources/policies/retail-default.yaml");
        return Files.writeString(
                folder.resolve("pack.yaml"), Files.readString(shipped) + "\nentities: {DE: {promotions: accrue}}\n");
    }

    /// The books that the simulator kept for itself.
    private static SortedMap<String, BigDecimal> kept(Path file) throws IOException {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = Json.read(line);
            if (json.has("name")) {
                Books.put(
                        balances,
                        json.path("entity").asText() + " "
                                + json.path("currency").asText() + " "
                                + json.path("account").asText(),
                        new BigDecimal(json.path("balance").asText()));
            }
        }
        return balances;
    }
}
