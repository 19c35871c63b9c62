package io.tieout.simulator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Somebody's own endpoint that takes Tieout's alerts and believes only signed ones (Standard Webhooks).
public final class AlertReceiver implements AutoCloseable {

    private static final String SECRET_PREFIX = "whsec_";
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final long NO_BODY = -1;

    private final HttpServer server;
    private final byte[] key;
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    /// One alert as it was delivered.
    ///
    /// @param id the same on every try of one delivery
    /// @param traceparent W3C trace context of the delivery
    public record Notice(String id, @Nullable String traceparent, JsonNode body) {

        /// The trace that the delivery is part of, or nothing where it is part of none.
        public String traceId() {
            return traceparent == null ? "" : traceparent.split("-", -1)[1];
        }
    }

    /// @param secret as registered with the channel, `whsec_` and base64
    public AlertReceiver(String secret) {
        key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException("no port for the receiver of alerts", failed);
        }
        server.createContext("/", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    }

    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Headers headers = exchange.getRequestHeaders();
            String id = headers.getFirst("webhook-id");
            if (id == null || !isSigned(id, headers, body)) {
                exchange.sendResponseHeaders(UNAUTHORIZED, NO_BODY);
                return;
            }
            notices.add(new Notice(id, headers.getFirst("traceparent"), Json.read(body)));
            exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
        }
    }

    private boolean isSigned(String id, Headers headers, String body) {
        String signed = id + "." + headers.getFirst("webhook-timestamp") + "." + body;
        String expected = "v1," + Base64.getEncoder().encodeToString(hmac(signed));
        String given = headers.getFirst("webhook-signature");
        return given != null
                && List.of(given.split(" ", -1)).stream()
                        .anyMatch(candidate -> MessageDigest.isEqual(
                                candidate.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] hmac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
