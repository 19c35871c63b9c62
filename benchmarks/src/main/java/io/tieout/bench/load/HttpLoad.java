package io.tieout.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Posts over a fixed number of connections, each of them as soon as its last request was answered.
///
/// One event loop makes all the load, so that the servers keep most of two cores.
public final class HttpLoad implements AutoCloseable {

    private static final int TIMEOUT_MS = 15_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final URI target;
    private final Map<String, String> headers;
    private final int expected;

    /// @param expected the only status that counts as done
    public HttpLoad(URI target, Map<String, String> headers, int expected) {
        this.target = target;
        this.headers = Map.copyOf(headers);
        this.expected = expected;
    }

    /// @param requests answered within the measured time
    public record Done(long requests, double seconds) {}

    /// Begins at once; what is answered before `warmUpSeconds` have passed does not count.
    ///
    /// @param atStart called when the measured time begins
    /// @throws IllegalStateException when an answer has another status than the expected one
    public Done run(int connections, Supplier<Buffer> bodies, double warmUpSeconds, double seconds, Runnable atStart) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(target.getHost())
                .setDefaultPort(target.getPort())
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(connections)
                .setTcpNoDelay(true)
                .setReadIdleTimeout(TIMEOUT_MS / 1000));
        Lanes lanes = new Lanes(client, bodies, connections);
        try {
            vertx.runOnContext(_ -> lanes.start());
            pause(warmUpSeconds);
            atStart.run();
            long before = lanes.answered.sum();
            long startedNanos = System.nanoTime();
            pause(seconds);
            long requests = lanes.answered.sum() - before;
            double elapsed = (System.nanoTime() - startedNanos) / 1e9;
            lanes.finish();
            return new Done(requests, elapsed);
        } finally {
            client.close();
        }
    }

    private static void pause(double seconds) {
        try {
            Thread.sleep((long) (seconds * 1000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException left) {
            throw new IllegalStateException("the load generator does not end", left);
        }
    }

    /// The connections of one run.
    private final class Lanes {

        private final HttpClient client;
        private final Supplier<Buffer> bodies;
        private final LongAdder answered = new LongAdder();
        private final AtomicInteger open;
        private volatile boolean isEnding;
        private volatile String fault = "";

        Lanes(HttpClient client, Supplier<Buffer> bodies, int connections) {
            this.client = client;
            this.bodies = bodies;
            this.open = new AtomicInteger(connections);
        }

        void start() {
            int lanes = open.get();
            for (int i = 0; i < lanes; i++) {
                next();
            }
        }

        private void next() {
            if (isEnding) {
                open.decrementAndGet();
                return;
            }
            client.request(HttpMethod.POST, target.getPath())
                    .compose(this::send)
                    .onSuccess(status -> {
                        if (status == expected) {
                            answered.increment();
                        } else {
                            fault = "answered " + status + " instead of " + expected;
                            isEnding = true;
                        }
                        next();
                    })
                    .onFailure(failure -> {
                        fault = String.valueOf(failure);
                        isEnding = true;
                        next();
                    });
        }

        private io.vertx.core.Future<Integer> send(HttpClientRequest request) {
            headers.forEach(request::putHeader);
            return request.send(bodies.get()).compose(response -> response.end().map(_ -> response.statusCode()));
        }

        void finish() {
            isEnding = true;
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
            while (open.get() > 0 && System.nanoTime() < deadline) {
                pause(0.01);
            }
            if (!fault.isEmpty()) {
                throw new IllegalStateException(target + ": " + fault);
            }
        }
    }
}
