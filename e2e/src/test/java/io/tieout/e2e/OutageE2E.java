package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The ERP's feed stops for three hours of a busy day, and tells later what it had to tell. What seemed to be missing
/// meanwhile is over then: books and breaks are those of the same day without the outage.
class OutageE2E {

    private static final String SEED = "2026";
    private static final String FAULTS =
            "not-received=3,rejected=3,swallowed=3,wrong-amount=3,posted-twice=3,posted-late=3,wrong-type=3";
    /// Midday in the United States. What it would have told comes four hours after the end, when the clock has been at
    /// midnight.
    private static final String OUTAGE = "feed-late@erp-us/2026-03-03T17:00:00Z/PT3H";

    /// What is left when all is told.
    ///
    /// @param breaks that are open, by rule and key
    /// @param healed breaks that are over because what was missing came
    private record Outcome(
            SortedMap<String, BigDecimal> books,
            SortedMap<String, String> breaks,
            JsonNode report,
            List<String> healed) {}

    @Test
    void afterAnOutageAllIsAsWithoutIt() throws IOException, InterruptedException {
        System.out.println("seed " + SEED);
        Outcome calm = day("calm", FAULTS);
        Outcome after = day("outage", FAULTS + "," + OUTAGE);

        assertThat(after.healed())
                .containsAll(calm.healed())
                .hasSizeGreaterThan(calm.healed().size() + 5);
        assertThat(calm.breaks()).hasSizeGreaterThan(20);
        assertThat(after.breaks()).isEqualTo(calm.breaks());
        assertThat(calm.books()).hasSizeGreaterThan(40);
        assertThat(after.books()).isEqualTo(calm.books());
        assertThat(after.report()).isEqualTo(calm.report());
    }

    private static Outcome day(String name, String faults) throws IOException, InterruptedException {
        try (RunningSuite running = RunningSuite.start("outage-" + name, "--replay");
                Client client = new Client()) {
            SimulatorProcess.run(
                    running.environment("simulated"),
                    "simulate",
                    "--into-suite",
                    "--seed",
                    SEED,
                    "--from",
                    "2026-03-03",
                    "--step-hours",
                    "12",
                    "--days",
                    "1",
                    "--orders",
                    "400",
                    "--faults",
                    faults);
            running.awaitDone();
            Suite suite = running.as("simulated");
            return new Outcome(Books.of(suite), breaks(suite, client), report(suite, client), healed(suite, client));
        }
    }

    private static SortedMap<String, String> breaks(Suite suite, Client client) {
        SortedMap<String, String> breaks = new TreeMap<>();
        new Pages(suite, client)
                .each(
                        suite.recon(),
                        "/v1/breaks?status=open&pageSize=500",
                        found -> breaks.put(
                                found.path("id").asText(),
                                String.join(
                                        " ",
                                        found.path("ruleKey").asText(),
                                        found.path("class").asText(),
                                        found.at("/delta/amount").asText(),
                                        found.at("/delta/currency").asText(),
                                        "step",
                                        found.path("handoffStep").asText(),
                                        "because of",
                                        found.path("cause").asText())));
        return breaks;
    }

    private static List<String> healed(Suite suite, Client client) {
        List<String> healed = new ArrayList<>();
        new Pages(suite, client)
                .each(
                        suite.recon(),
                        "/v1/breaks?status=closed&class=missing&pageSize=500",
                        found -> healed.add(found.path("ruleKey").asText()));
        return healed;
    }

    private static JsonNode report(Suite suite, Client client) {
        return client.get(suite.recon(), "/v1/reports/three-column?by=order", suite.viewerToken())
                .path("sections");
    }
}
