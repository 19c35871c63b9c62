package io.tieout.simulator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Speaks HTTP with the suite.
public final class Client implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Duration timeout;

    public Client() {
        this(TIMEOUT);
    }

    /// @param timeout how long an answer may take
    public Client(Duration timeout) {
        this.timeout = timeout;
        http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    /// Reads with a token and expects an answer.
    public JsonNode get(URI base, String path, String token) {
        return send(request(base, path, Map.of("Authorization", "Bearer " + token))
                        .GET())
                .expect(200)
                .json();
    }

    /// Reads where nothing need be there yet.
    public Answer tryGet(URI base, String path, String token) {
        return send(
                request(base, path, Map.of("Authorization", "Bearer " + token)).GET());
    }

    public Answer post(URI base, String path, Map<String, String> headers, byte[] body) {
        return send(request(base, path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(URI base, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new IllegalStateException("no answer from " + request.build().uri() + ": " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
