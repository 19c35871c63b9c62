package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A simulated day with faults goes through the running suite, and what was found is held against the truth.
class SimulationE2E {

    private static final String SEED = "2026";

    /// What the rule for refunds can see, and what happens where no rule looks yet.
    private static final String FAULTS = "not-received=10,dead-lettered=10,rejected=10,swallowed=10,wrong-amount=10,"
            + "posted-twice=10,reason-lost=10,wrong-type=10,told-differently=10,charged-twice=1,"
            + "fee-too-high=1,hidden-movement=1,dead-webhook=1,erp-down=1";

    @Test
    void whatWasInjectedInRefundsIsFound(@TempDir Path folder) throws IOException, InterruptedException {
        Path truth = folder.resolve("truth.jsonl");
        Path score = folder.resolve("score.json");
        try (RunningSuite running = RunningSuite.start("simulation", "--replay")) {
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
                    truth.toString());
            SimulatorProcess.run(environment, "score", "--truth", truth.toString(), "--json", score.toString());

            JsonNode scored = Json.read(Files.readString(score));
            System.out.println(scored.toPrettyString());
            // Refunds have a rule; invoices, cards and store-days have none yet, and the score says so.
            assertThat(scored.at("/byDocumentType/credit-memo/whole").asInt()).isGreaterThan(5);
            assertThat(scored.at("/byDocumentType/credit-memo/part").asInt())
                    .isEqualTo(scored.at("/byDocumentType/credit-memo/whole").asInt());
            assertThat(scored.at("/byDocumentType/invoice/whole").asInt()).isGreaterThan(5);
            assertThat(scored.at("/byDocumentType/invoice/part").asInt()).isZero();
            assertThat(scored.at("/byFault/charged-twice/part").asInt()).isZero();
            balances(running.as("simulated"));
        }
    }

    private static void balances(Suite suite) {
        try (Client client = new Client()) {
            JsonNode books = client.get(suite.ledger(), "/v1/trial-balance", suite.viewerToken())
                    .path("books");
            assertThat(books).isNotEmpty();
            books.forEach(book ->
                    assertThat(book.at("/totals/difference/amount").asText()).isEqualTo("0.00"));
        }
    }
}
