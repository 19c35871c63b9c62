package io.tieout.alert.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A real HTTP server that takes webhooks and answers as the test says.
final class Receiver implements AutoCloseable {

    /// How to answer the `number`-th call, counted from one.
    @FunctionalInterface
    interface Answer {
        void to(int number, HttpExchange exchange) throws IOException;
    }

    /// One call as it came in.
    record Call(String path, String id, String timestamp, String signature, String traceparent, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Receiver(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            calls.add(read(exchange));
            answer.to(calls.size(), exchange);
        });
        server.start();
    }

    /// Answers every call with `status`.
    static Receiver answering(int status) {
        return new Receiver((_, exchange) -> status(exchange, status));
    }

    static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?key=1";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private static Call read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(
                exchange.getRequestURI().toString(),
                header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"),
                header(exchange, "traceparent"),
                body);
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
