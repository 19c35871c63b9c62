package io.tieout.simulator.casea;

import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import java.util.HashMap;
import java.util.List;
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
        sources.register(suite, client, SHOPIFY, source(SHOPIFY, "storefront").format("shopify", SHOPIFY_SECRET));
        sources.register(
                suite,
                client,
                STRIPE,
                source(STRIPE, "processor")
                        .format("stripe", STRIPE_SECRET)
                        .options(Map.of("order-metadata-key", "order_id", "order-issuer", SHOPIFY)));
        sources.register(suite, client, ERP, source(ERP, "erp"));
        sources.register(suite, client, INTEGRATION, source(INTEGRATION, "integration"));
        return sources;
    }

    String apiKey(String source) {
        return Objects.requireNonNull(apiKeys.get(source), source);
    }

    private void register(Suite suite, Client client, String id, SourceRegistration source) {
        apiKeys.put(id, source.registerNew(suite, client));
    }

    private static SourceRegistration source(String id, String role) {
        return SourceRegistration.of(id, "US", List.of(role)).day("America/New_York", "00:00");
    }
}
