package io.tieout.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.Signatures;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A Shopify shop and the Stripe account that takes its payments, as the sources of one tenant.
final class VendorSources {

    static final String SECRET = "whsec_e2e_vendor_signing_secret";

    private static final int PAGE = 500;

    private final Suite suite;
    private final Client client;

    /// @param shopOptions of the shop besides the name of its processor
    VendorSources(Suite suite, Client client, Map<String, String> shopOptions) {
        this.suite = suite;
        this.client = client;
        Map<String, String> options = new HashMap<>(shopOptions);
        options.put("processor-issuer", processor());
        register(shop(), "storefront", "shopify", options);
        register(processor(), "processor", "stripe", Map.of("order-issuer", shop()));
    }

    String shop() {
        return "shopify-" + suite.tenant();
    }

    String processor() {
        return "stripe-" + suite.tenant();
    }

    /// @param headers of the vendor besides topic, delivery and signature
    Answer shopify(String topic, String delivery, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put("X-Shopify-Topic", topic);
        all.put("X-Shopify-Webhook-Id", delivery);
        all.put("X-Shopify-Hmac-Sha256", Signatures.shopify(SECRET, body));
        return client.post(suite.ingest(), "/v1/webhooks/" + shop(), all, body);
    }

    Answer stripe(byte[] body) {
        return stripe(body, Signatures.stripe(SECRET, Instant.now(), body));
    }

    Answer stripe(byte[] body, String signature) {
        return client.post(
                suite.ingest(),
                "/v1/webhooks/" + processor(),
                Map.of("Content-Type", "application/json; charset=utf-8", "Stripe-Signature", signature),
                body);
    }

    /// Everything the ledger recorded for the tenant.
    List<JsonNode> recorded() {
        JsonNode page = client.get(suite.ledger(), "/v1/events?pageSize=" + PAGE, suite.viewerToken());
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    Set<String> recordedIds() {
        return recorded().stream().map(event -> event.path("eventId").asText()).collect(Collectors.toSet());
    }

    JsonNode fate(String eventId) {
        return client.get(suite.ledger(), "/v1/events/" + eventId, suite.viewerToken());
    }

    JsonNode trialBalance() {
        return client.get(suite.ledger(), "/v1/trial-balance", suite.viewerToken());
    }

    /// Debits and credits of an account in US dollars, such as `10.00 0.00`.
    String turnover(String account) {
        for (JsonNode row : trialBalance().at("/books/0/accounts")) {
            if (row.path("account").asText().equals(account)) {
                return row.at("/debits/amount").asText() + " "
                        + row.at("/credits/amount").asText();
            }
        }
        return "none";
    }

    /// Registers a source that posts CloudEvents and returns its API key.
    static String platform(Suite suite, Client client, String id, String role) {
        return SourceRegistration.of(id, "US", List.of(role)).registerNew(suite, client);
    }

    private void register(String id, String role, String format, Map<String, String> options) {
        SourceRegistration.of(id, "US", List.of(role))
                .format(format, SECRET)
                .options(options)
                .registerNew(suite, client);
    }
}
