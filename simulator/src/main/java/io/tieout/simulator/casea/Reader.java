package io.tieout.simulator.casea;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.casea.Findings.Break;
import io.tieout.simulator.casea.Findings.Row;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the reports as a finance person would and puts them in the terms of the case.
final class Reader {

    private static final String ALL = "?pageSize=500";

    private final Suite suite;
    private final Client client;
    private final Map<String, String> names = new HashMap<>();

    Reader(Suite suite, Client client, List<Refund> refunds) {
        this.suite = suite;
        this.client = client;
        for (Refund refund : refunds) {
            names.put("refund:" + Sources.SHOPIFY + ":" + refund.id(), refund.name());
            names.put(
                    "order:" + Sources.SHOPIFY + ":" + refund.orderId(),
                    refund.name().substring(0, 2));
        }
    }

    Findings read() {
        JsonNode report = threeColumn();
        Map<String, String> figures = new TreeMap<>();
        figures.put(
                "residual of the three-column report",
                report.at("/sections/0/residual").asText("nothing"));
        JsonNode payable = get(suite.ledger(), "/v1/accounts/2350/balance").at("/balances/0");
        figures.put(
                "refunds payable (2350), debits", payable.at("/debits/amount").asText());
        figures.put(
                "refunds payable (2350), credits", payable.at("/credits/amount").asText());
        figures.put(
                "trial balance, debits less credits",
                get(suite.ledger(), "/v1/trial-balance")
                        .at("/books/0/totals/difference/amount")
                        .asText());
        JsonNode alerts = alerts();
        figures.put("alerts", Integer.toString(alerts.size()));
        figures.put("alert, absolute amount", alerts.at("/0/absolute/amount").asText("nothing"));
        return new Findings(rows(report), breaks().stream().map(this::found).toList(), figures);
    }

    JsonNode threeColumn() {
        return get(suite.recon(), "/v1/reports/three-column?by=status");
    }

    /// All breaks, in the order of the refunds.
    List<JsonNode> breaks() {
        List<JsonNode> breaks = new ArrayList<>();
        get(suite.recon(), "/v1/breaks" + ALL).path("items").forEach(breaks::add);
        breaks.sort(Comparator.comparing(this::refundOf));
        return breaks;
    }

    JsonNode detail(JsonNode found) {
        return get(suite.recon(), "/v1/breaks/" + found.path("id").asText());
    }

    JsonNode alerts() {
        return get(suite.alert(), "/v1/alerts" + ALL).path("items");
    }

    JsonNode transaction(String correlationId) {
        return get(suite.ledger(), "/v1/transactions/" + correlationId);
    }

    String refundOf(JsonNode found) {
        String key = found.path("ruleKey").asText();
        return names.getOrDefault(key, key);
    }

    private Break found(JsonNode found) {
        return new Break(
                refundOf(found),
                found.path("class").asText(),
                found.at("/delta/amount").asText(),
                found.path("handoffStep").asText(),
                found.path("status").asText());
    }

    private static List<Row> rows(JsonNode report) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode section : report.path("sections")) {
            section.path("rows").forEach(row -> rows.add(row(row)));
            rows.add(row(section.path("total")));
        }
        return rows;
    }

    private static Row row(JsonNode row) {
        return new Row(
                row.path("key").asText(),
                row.path("sourceCount").asInt(),
                row.path("source").asText(),
                row.path("erpCount").asInt(),
                row.path("erp").asText(),
                row.path("netVariance").asText(),
                row.path("breaks").asText(),
                row.path("timing").asText(),
                row.path("absoluteBreaks").asText());
    }

    private JsonNode get(URI service, String path) {
        return client.get(service, path, suite.viewerToken());
    }
}
