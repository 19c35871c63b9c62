package io.tieout.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The retailer's three systems, registered with the suite.
final class Sources {

    static final String SHOP = "bench-storefront";
    static final String CARDS = "bench-processor";
    static final String BOOKS = "bench-erp";

    private Sources() {}

    /// API keys by source. A tenant can be registered once only: keys are shown but once.
    static Map<String, String> register(Suite suite, Client client) {
        Map<String, String> keys = new HashMap<>();
        for (String id : List.of(SHOP, CARDS, BOOKS)) {
            ObjectNode source =
                    Json.object().put("id", id).put("format", "cloudevents").put("entity", "US");
            source.putArray("roles").add(id.substring("bench-".length()));
            String key = client.post(
                            suite.ingest(),
                            "/v1/sources",
                            Map.of(
                                    "Authorization",
                                    "Bearer " + suite.operatorToken(),
                                    "Content-Type",
                                    "application/json"),
                            Json.bytes(source))
                    .expect(201)
                    .json()
                    .path("apiKey")
                    .asText();
            keys.put(id, key);
        }
        return keys;
    }
}
