package io.tieout.bench;

import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.SourceRegistration;
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
            String role = id.substring("bench-".length());
            keys.put(id, SourceRegistration.of(id, "US", List.of(role)).registerNew(suite, client));
        }
        return keys;
    }
}
