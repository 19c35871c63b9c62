package io.tieout.simulator.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tieout.event.Money;
import io.tieout.simulator.score.Findings.Match;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is read of a suite, answered here as its services answer.
class SuiteFindingsTest {

    private static final String RULE_GONE = "/v1/alerts/0a/breaks?pageSize=1";

    private static final Map<String, String> ANSWERS = Map.of(
            "/v1/breaks?pageSize=500", """
                    {"items":[{"ruleKey":"refund:shop:R1","class":"missing"}],"next":"a+b"}""",
            "/v1/breaks?pageSize=500&cursor=a%2Bb", """
                    {"items":[{"ruleKey":"refund:shop:R2","class":"orphan"}],"next":null}""",
            "/v1/matches?pageSize=500", """
                    {"items":[{"record":"refund:shop:R3","documents":[{"document":"erp-document:erp:C-1"},\
                    {"document":"erp-document:erp:C-2"}]},{"record":"refund:shop:R4","documents":[]}]}""",
            "/v1/alert-rules?pageSize=500", """
                    {"items":[{"name":"amount","enabled":true,"incidents":"apart","threshold":{"amounts":[{"amount":"100.00",\
                    "currency":"USD"}]},"scope":{"rules":["refunds"],"classes":[],"entities":["US"],"currencies":[]}},\
                    {"name":"off","enabled":false,"threshold":{"count":1},"scope":{}}]}""",
            "/v1/alerts?pageSize=500", """
                    {"items":[{"alertId":"7f","rule":{"id":"x","name":"amount"},"entity":"US","currency":"USD",\
                    "openedAt":"2026-03-03T14:00:00Z"},{"alertId":"0a","rule":{"name":"deleted"},"entity":"US",\
                    "currency":"USD","openedAt":"2026-03-03T14:00:00Z"}]}""",
            "/v1/alerts/7f/breaks?pageSize=1", "{}",
            "/v1/alerts/7f/breaks?pageSize=500", """
                    {"items":[{"ruleKey":"refund:shop:R1","firstDetectedAt":"2026-03-03T13:00:00Z"}],"next":"z"}""",
            "/v1/alerts/7f/breaks?pageSize=500&cursor=z", """
                    {"items":[{"ruleKey":"refund:shop:R2","firstDetectedAt":"2026-03-03T15:00:00Z"}]}""");

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SuiteFindingsTest::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String answer = ANSWERS.get(exchange.getRequestURI().toString());
            boolean isAllowed =
                    "Bearer viewer".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (answer == null ? "{}" : answer).getBytes(UTF_8);
            int otherwise = exchange.getRequestURI().toString().equals(RULE_GONE) ? 409 : 404;
            exchange.sendResponseHeaders(answer == null || !isAllowed ? otherwise : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsBreaksMatchesRulesAndAlertsPageByPage() {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

        Findings findings = SuiteFindings.read(
                "suite", new Suite("acme", here, here, here, here, here, here, "kafka", "viewer", "operator"));

        assertThat(findings.breaks()).extracting(Found::about).containsExactly("refund:shop:R1", "refund:shop:R2");
        assertThat(findings.matches())
                .containsExactly(
                        new Match("refund:shop:R3", "erp-document:erp:C-1"),
                        new Match("refund:shop:R3", "erp-document:erp:C-2"));
        assertThat(findings.settlements()).isEmpty();
        assertThat(findings.alertRules())
                .containsExactly(new AlertRule(
                        "amount",
                        Set.of("refunds"),
                        Set.of(),
                        Set.of("US"),
                        Set.of(),
                        null,
                        Map.of("USD", Money.parse("100.00", "USD")),
                        IncidentUse.APART));
        assertThat(findings.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("amount");
            assertThat(alert.breaks())
                    .extracting(Alerted.Behind::about)
                    .containsExactly("refund:shop:R1", "refund:shop:R2");
            assertThat(alert.breaks().stream().map(alert::alertedOf))
                    .containsExactly(Instant.parse("2026-03-03T14:00:00Z"), Instant.parse("2026-03-03T15:00:00Z"));
        });
    }
}
