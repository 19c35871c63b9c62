package io.tieout.simulator.casea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The four systems of the case, registered with the suite.
final class Sources {

    static final String SHOPIFY = "shopify-us";
    static final String STRIPE = "stripe-us";
    static final String ERP = "netsuite-us";
    static final String INTEGRATION = "celigo-us";

    /// Demo secrets of a demo tenant; a real source brings its vendor's.
    static final String SHOPIFY_SECRET = "shpss_demo_signing_secret";

    static final String STRIPE_SECRET = "whsec_demo_signing_secret";

    private final Map<String, String> apiKeys = new HashMap<>();

    private Sources() {}

    static Sources register(Suite suite, Client client) {
        Sources sources = new Sources();
        sources.register(suite, client, source(SHOPIFY, "storefront", "shopify").put("secret", SHOPIFY_SECRET));
        ObjectNode stripe = source(STRIPE, "processor", "stripe").put("secret", STRIPE_SECRET);
        stripe.putObject("options").put("order-metadata-key", "order_id").put("order-issuer", SHOPIFY);
        sources.register(suite, client, stripe);
        sources.register(suite, client, source(ERP, "erp", "cloudevents"));
        sources.register(suite, client, source(INTEGRATION, "integration", "cloudevents"));
        return sources;
    }

    String apiKey(String source) {
        return Objects.requireNonNull(apiKeys.get(source), source);
    }

    private void register(Suite suite, Client client, ObjectNode source) {
        JsonNode registered = client.post(
                        suite.ingest(),
                        "/v1/sources",
                        Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json"),
                        Json.bytes(source))
                .expect(201)
                .json();
        apiKeys.put(source.path("id").asText(), registered.path("apiKey").asText());
    }

    private static ObjectNode source(String id, String role, String format) {
        ObjectNode source = Json.object()
                .put("id", id)
                .put("format", format)
                .put("entity", "US")
                .put("timeZone", "America/New_York")
                .put("cutOff", "00:00");
        source.putArray("roles").add(role);
        return source;
    }
}
