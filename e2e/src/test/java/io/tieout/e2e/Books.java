package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a tenant's ledger says of its accounts.
final class Books {

    private Books() {}

    /// What was booked, by entity, currency and account, debits less credits; what is zero is left out.
    static SortedMap<String, BigDecimal> of(Suite suite) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        try (Client client = new Client()) {
            JsonNode books = client.get(suite.ledger(), "/v1/trial-balance", suite.viewerToken())
                    .path("books");
            for (JsonNode book : books) {
                assertThat(book.at("/totals/difference/amount").asText()).isEqualTo("0.00");
                String prefix = book.path("entity").asText() + " "
                        + book.path("currency").asText() + " ";
                for (String section : List.of("accounts", "memo")) {
                    for (JsonNode account : book.path(section)) {
                        put(
                                balances,
                                prefix + account.path("account").asText(),
                                new BigDecimal(account.at("/debits/amount").asText())
                                        .subtract(new BigDecimal(
                                                account.at("/credits/amount").asText())));
                    }
                }
            }
        }
        return balances;
    }

    /// The same as recon says it, by what the ledger told it of its accounts.
    static SortedMap<String, BigDecimal> inRecon(Suite suite) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        for (JsonNode book : tie(suite)) {
            for (JsonNode account : book.path("accounts")) {
                put(
                        balances,
                        book.path("entity").asText() + " "
                                + book.path("currency").asText() + " "
                                + account.path("account").asText(),
                        new BigDecimal(account.path("balance").asText()));
            }
        }
        return balances;
    }

    /// What differs between accounts of ledger and ERP and no record explains, by entity, currency and
    /// control. A control that cannot be compared says why instead.
    static SortedMap<String, String> unexplained(Suite suite) {
        SortedMap<String, String> residuals = new TreeMap<>();
        for (JsonNode book : tie(suite)) {
            for (JsonNode control : book.path("controls")) {
                residuals.put(
                        book.path("entity").asText() + " "
                                + book.path("currency").asText() + " "
                                + control.path("control").asText(),
                        control.path(control.has("residual") ? "residual" : "notComparable")
                                .asText());
            }
        }
        return residuals;
    }

    private static JsonNode tie(Suite suite) {
        try (Client client = new Client()) {
            return client.get(suite.recon(), "/v1/reports/balance-tie", suite.viewerToken())
                    .path("books");
        }
    }

    static void put(SortedMap<String, BigDecimal> balances, String key, BigDecimal balance) {
        if (balance.signum() != 0) {
            balances.put(key, balance);
        }
    }
}
