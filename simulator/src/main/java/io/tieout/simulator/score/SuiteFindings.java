package io.tieout.simulator.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.score.Findings.Match;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads what the running suite found for its tenant: breaks, matches and alerts. It settles nothing.
final class SuiteFindings {

    private static final int PAGE_SIZE = 500;
    private static final int OK = 200;
    private static final int RULE_GONE = 409;

    private final Suite suite;
    private final Client client;

    private SuiteFindings(Suite suite, Client client) {
        this.suite = suite;
        this.client = client;
    }

    static Findings read(String system, Suite suite) {
        try (Client client = new Client()) {
            return new SuiteFindings(suite, client).all(system);
        }
    }

    private Findings all(String system) {
        List<Found> breaks = new ArrayList<>();
        each(suite.recon(), "/v1/breaks", item -> {
            if (Found.isOne(item)) {
                breaks.add(Found.of(item));
            }
        });
        List<Match> matches = new ArrayList<>();
        each(suite.recon(), "/v1/matches", item -> {
            String record = item.text("record");
            item.each("documents").forEach(document -> matches.add(new Match(record, document.text("document"))));
        });
        List<AlertRule> rules = new ArrayList<>();
        each(suite.alert(), "/v1/alert-rules", item -> {
            if (item.line().path("enabled").asBoolean()) {
                rules.add(AlertRule.of(item));
            }
        });
        List<Alerted> alerts = new ArrayList<>();
        each(suite.alert(), "/v1/alerts", item -> {
            String breaksBehind = "/v1/alerts/" + item.text("alertId") + "/breaks";
            if (isKnown(breaksBehind)) {
                alerts.add(Alerted.of(item, behind(breaksBehind)));
            }
        });
        return new Findings(system, breaks, matches, List.of(), rules, alerts);
    }

    /// Not of an alert whose rule was deleted, so that it cannot be judged.
    private boolean isKnown(String breaksBehind) {
        return client.tryGet(suite.alert(), breaksBehind + "?pageSize=1", suite.viewerToken())
                        .expect(OK, RULE_GONE)
                        .status()
                == OK;
    }

    private List<Alerted.Behind> behind(String breaksBehind) {
        List<Fields> breaks = new ArrayList<>();
        each(suite.alert(), breaksBehind, breaks::add);
        return Alerted.behind(breaks);
    }

    /// Every item of a list, page by page.
    private void each(URI service, String path, Consumer<Fields> item) {
        String cursor = "";
        do {
            JsonNode page = client.get(service, path + "?pageSize=" + PAGE_SIZE + cursor, suite.viewerToken());
            page.path("items").forEach(each -> item.accept(new Fields(each)));
            String next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, UTF_8);
        } while (!cursor.isEmpty());
    }
}
