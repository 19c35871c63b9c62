package io.tieout.simulator.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.tieout.event.codec.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SourceRegistrationTest {

    @Test
    void saysSinceWhenAndUntilWhenRolesAreHeld() throws IOException {
        JsonNode sent = sent(SourceRegistration.of("adyen-us", "US", List.of("processor", "bank"))
                .effective(Map.of("processor", "2026-04-01"), Map.of("processor", "2027-01-01", "bank", "2027-01-01")));

        assertThat(sent.path("roles")).hasToString("[\"processor\",\"bank\"]");
        assertThat(sent.path("effective"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "{\"processor\":{\"from\":\"2026-04-01\",\"until\":\"2027-01-01\"},\"bank\":{\"until\":\"2027-01-01\"}}"));
    }

    @Test
    void rolesAreHeldForEverUnlessItIsSaid() throws IOException {
        assertThat(sent(SourceRegistration.of("adyen-us", "US", List.of("processor")))
                        .has("effective"))
                .isFalse();
    }

    private static JsonNode sent(SourceRegistration registration) throws IOException {
        AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
        HttpServer ingest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingest.createContext("/v1/sources", exchange -> {
            body.set(exchange.getRequestBody().readAllBytes());
            byte[] answer = "{\"apiKey\":\"tk\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        ingest.start();
        URI address = URI.create("http://localhost:" + ingest.getAddress().getPort());
        Suite suite = new Suite("acme", address, address, address, address, address, address, "", "v", "o");
        try (Client client = new Client()) {
            assertThat(registration.register(suite, client)).isEqualTo("tk");
        } finally {
            ingest.stop(0);
        }
        return Json.read(body.get());
    }
}
