package io.tieout.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Lists of a suite, read page after page as one of its tenants.
record Pages(Suite suite, Client client) {

    /// @param path with at least one query parameter
    void each(URI service, String path, Consumer<JsonNode> each) {
        String cursor = "";
        do {
            JsonNode page = client.get(service, path + cursor, suite.viewerToken());
            page.path("items").forEach(each);
            String next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
    }
}
