package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Worked cases B and C of the domain guide, through ingest into the books, to the cent. Case A has a test of its own.
class WorkedCasesE2E {

    private static final Map<String, String> ROLES = Map.of(
            "pos-us", "pos",
            "shop-us", "storefront",
            "cards-us", "gift-card-platform",
            "processor-us", "processor",
            "wms-us", "wms",
            "erp-us", "erp",
            "bank-us", "bank");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningSuite running;

    @BeforeAll
    static void start() {
        running = RunningSuite.start("worked-cases");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void theStoredValueCascadeClears() throws IOException {
        Suite suite = running.as("case-b");
        try (Client client = new Client()) {
            tell(suite, client, lines("case-b.txt"));

            assertThat(balances(suite, client))
                    .isEqualTo(Map.of(
                            "1110", "50.00",
                            "1200", "25.00",
                            "2200", "0.00",
                            "2230", "-30.00",
                            "2350", "0.00",
                            "2400", "0.00",
                            "2410", "0.00",
                            "4000", "-90.00",
                            "4200", "45.00"));
        }
    }

    @Test
    void thePayoutIsShortUntilTheAdjustmentIsTold() throws IOException {
        Suite suite = running.as("case-c");
        try (Client client = new Client()) {
            tell(suite, client, lines("case-c.txt"));

            // C4 and what nobody has explained.
            assertThat(balances(suite, client))
                    .containsEntry("1200", "111.40")
                    .containsEntry("1260", "23.49")
                    .containsEntry("1250", "80.00")
                    .containsEntry("1050", "0.00")
                    .containsEntry("1000", "245.50")
                    .containsEntry("6110", "13.51")
                    .containsEntry("6120", "15.00");
            assertThat(balance(suite, client, "1200", "PO1")).isEqualTo("12.40");
            assertThat(balance(suite, client, "1200", "payment:processor-us:C1"))
                    .isEqualTo("0.00");
            assertThat(balance(suite, client, "1200", "payment:processor-us:C4"))
                    .isEqualTo("99.00");

            tell(
                    suite,
                    client,
                    List.of("processor-us | settlement-line.stated | L8 | payout:processor-us:PO1 | "
                            + "{\"kind\":\"adjustment\",\"kindAsSent\":\"adjustment\",\"account\":\"acct\","
                            + "\"gross\":{\"amount\":\"-12.40\",\"currency\":\"USD\"},"
                            + "\"fee\":{\"amount\":\"0.00\",\"currency\":\"USD\"},"
                            + "\"net\":{\"amount\":\"-12.40\",\"currency\":\"USD\"},\"bookedOn\":\"2026-03-05\"}"));

            assertThat(balances(suite, client)).containsEntry("1200", "99.00").containsEntry("2990", "12.40");
            assertThat(balance(suite, client, "1200", "PO1")).isEqualTo("0.00");
        }
    }

    /// The ledger and recon are both asked: what comes after the close of March stands in April, and there the ERP must
    /// have it.
    @Test
    void whatComesLateIsExpectedWhereTheLedgerPostedIt() {
        Suite suite = running.as("late-refunds");
        try (Client client = new Client()) {
            tell(suite, client, List.of(refund("RF1", "20.00"), document("RF1", "20.00", "2026-03")));
            closeMarch(suite, client);
            tell(
                    suite,
                    client,
                    List.of(
                            refund("RF2", "35.50"),
                            document("RF2", "35.50", "2026-04"),
                            refund("RF3", "18.00"),
                            document("RF3", "18.00", "2026-03")));

            JsonNode late = client.get(suite.ledger(), "/v1/entries?outOfPeriod=true", suite.viewerToken())
                    .path("items");
            assertThat(late.findValuesAsText("period")).containsExactly("2026-04", "2026-04");
            Await.until(
                    "recon finds what the ERP has elsewhere",
                    PATIENCE,
                    () -> wrongPeriods(suite, client).equals(Map.of("refund:shop-us:RF3", "2026-04 2026-03")));
        }
    }

    private static String refund(String refund, String amount) {
        return "shop-us | refund.issued | %s | order:shop-us:O-%s refund:shop-us:%s | "
                        .formatted(refund, refund, refund)
                + "{\"intent\":\"issued\",\"basis\":\"goods-returned\",\"amount\":" + usd(amount)
                + ",\"tender\":\"original\"}";
    }

    private static String document(String refund, String amount, String period) {
        return "erp-us | erp-entry.posted | CM-%s | refund:shop-us:%s | ".formatted(refund, refund)
                + "{\"state\":\"posted\",\"documentType\":\"credit-memo\",\"amount\":" + usd(amount)
                + ",\"postingDate\":\"%s-05\",\"period\":\"%s\",".formatted(period, period)
                + "\"carries\":{\"type\":\"refund\",\"issuer\":\"shop-us\",\"value\":\"" + refund + "\"}}";
    }

    private static String usd(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}";
    }

    private static void closeMarch(Suite suite, Client client) {
        String content =
                "{\"action\":\"close\",\"entity\":\"US\",\"idempotencyKey\":\"close-2026-03\",\"period\":\"2026-03\","
                        + "\"reason\":\"Fifth working day\"}";
        String hash = sha256(content);
        Answer approval =
                post(suite, client, "approver", "/v1/approvals", Json.object().put("hash", hash));
        ObjectNode close = Json.object().put("idempotencyKey", "close-2026-03").put("reason", "Fifth working day");
        close.putObject("approval")
                .put("by", approval.json().path("by").asText())
                .put("hash", hash);
        post(suite, client, "finance", "/v1/periods/US/2026-03:close", close);
    }

    private static Answer post(Suite suite, Client client, String role, String path, ObjectNode body) {
        String token = running.token(suite.tenant(), role);
        return client.post(
                        suite.ledger(),
                        path,
                        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
                        Json.bytes(body))
                .expect(200);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The expected and the actual period, by refund.
    private static Map<String, String> wrongPeriods(Suite suite, Client client) {
        Map<String, String> periods = new HashMap<>();
        JsonNode breaks = client.get(suite.recon(), "/v1/breaks?rule=refunds", suite.viewerToken())
                .path("items");
        for (JsonNode each : breaks) {
            JsonNode detail =
                    client.get(suite.recon(), "/v1/breaks/" + each.path("id").asText(), suite.viewerToken());
            for (JsonNode field : detail.path("differences")) {
                if (field.path("field").asText().equals("period")) {
                    periods.put(
                            each.path("ruleKey").asText(),
                            field.path("expected").asText() + " "
                                    + field.path("actual").asText());
                }
            }
        }
        return periods;
    }

    private static void tell(Suite suite, Client client, List<String> lines) {
        Map<String, String> keys = new HashMap<>();
        for (String line : lines) {
            String[] column = line.split(" \\| ", 5);
            String source = column[0];
            String key = keys.computeIfAbsent(source, id -> register(suite, client, id));
            client.post(
                            suite.ingest(),
                            "/v1/events",
                            Map.of("Content-Type", "application/cloudevents+json", "X-Api-Key", key),
                            Json.bytes(event(column)))
                    .expect(202);
        }
        running.awaitDone();
    }

    private static ObjectNode event(String[] column) {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", column[1] + "-" + column[2])
                .put("source", column[0])
                .put("type", "tieout." + column[1] + ".v1")
                .put("subject", column[2])
                .put("time", "2026-03-05T15:00:00Z");
        ObjectNode data = (ObjectNode) Json.read(column[4]);
        ArrayNode references = data.putArray("references");
        for (String reference : column[3].strip().split(" ", -1)) {
            if (!reference.equals("-")) {
                String[] part = reference.split(":", 3);
                references
                        .addObject()
                        .put("type", part[0])
                        .put("issuer", part[1])
                        .put("value", part[2]);
            }
        }
        event.set("data", data);
        return event;
    }

    private static final Map<String, String> API_KEYS = new HashMap<>();

    /// A key is shown once.
    private static String register(Suite suite, Client client, String source) {
        return API_KEYS.computeIfAbsent(
                suite.tenant() + " " + source,
                _ -> SourceRegistration.of(source, "US", List.of(Objects.requireNonNull(ROLES.get(source))))
                        .day("America/New_York", "00:00")
                        .registerNew(suite, client));
    }

    private static Map<String, String> balances(Suite suite, Client client) {
        Map<String, String> balances = new HashMap<>();
        JsonNode books = client.get(suite.ledger(), "/v1/trial-balance", suite.viewerToken())
                .path("books");
        for (JsonNode book : books) {
            assertThat(book.at("/totals/difference/amount").asText()).isEqualTo("0.00");
            for (JsonNode account : book.path("accounts")) {
                balances.put(account.path("account").asText(), balance(account));
            }
        }
        return balances;
    }

    private static String balance(Suite suite, Client client, String account, String subKey) {
        return balance(
                client.get(suite.ledger(), "/v1/accounts/" + account + "/balance?subKey=" + subKey, suite.viewerToken())
                        .at("/balances/0"));
    }

    /// Debits less credits.
    private static String balance(JsonNode turnover) {
        return new BigDecimal(turnover.at("/debits/amount").asText())
                .subtract(new BigDecimal(turnover.at("/credits/amount").asText()))
                .toPlainString();
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream input =
                Objects.requireNonNull(WorkedCasesE2E.class.getClassLoader().getResourceAsStream(name))) {
            List<String> lines = new ArrayList<>();
            for (String line : new String(input.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    lines.add(line);
                }
            }
            return lines;
        }
    }
}
