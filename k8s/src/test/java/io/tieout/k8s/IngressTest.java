package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the world can reach.
class IngressTest {

    private final Manifest ingress = Overlay.PRODUCTION.one("Ingress", "tieout");

    /// Health, metrics and descriptions of the API lie under `/q` and are for the inside.
    @Test
    void publishesTheApiAndThePagesOnly() {
        Set<String> published = new TreeSet<>();
        ingress.at("/spec/rules")
                .forEach(rule -> rule.at("/http/paths")
                        .forEach(path ->
                                published.add(path.at("/backend/service/name").asText() + " "
                                        + path.path("pathType").asText() + " "
                                        + path.path("path").asText())));

        assertThat(published)
                .containsExactly(
                        "alert-service Prefix /v1",
                        "ingest-service Prefix /v1",
                        "ledger-service Prefix /v1",
                        "recon-service Prefix /pages",
                        "recon-service Prefix /v1");
    }

    @Test
    void everyHostIsBehindTlsAndLeadsToItsService() {
        Set<String> secured = new TreeSet<>();
        ingress.at("/spec/tls").forEach(tls -> tls.path("hosts").forEach(host -> secured.add(host.asText())));

        assertThat(ingress.at("/spec/rules")).hasSize(Service.values().length).allSatisfy(rule -> {
            String host = rule.path("host").asText();
            assertThat(secured).contains(host);
            for (JsonNode path : rule.at("/http/paths")) {
                JsonNode backend = path.at("/backend/service");
                assertThat(backend.path("name").asText()).startsWith(host.substring(0, host.indexOf('.')));
                assertThat(Overlay.PRODUCTION
                                .one("Service", backend.path("name").asText())
                                .at("/spec/ports/0/name"))
                        .isEqualTo(backend.at("/port/name"));
            }
        });
    }
}
