package io.tieout.bench.load;

import io.tieout.simulator.suite.Client;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Three systems of one retailer that post what happened to the suite, each its own part, at the same time.
public final class Retailer implements AutoCloseable {

    private static final int MULTI_STATUS = 207;

    private final URI ingest;
    private final Map<String, String> apiKeys;
    private final Client client = new Client();
    private final ExecutorService systems = Executors.newVirtualThreadPerTaskExecutor();

    /// @param apiKeys by source
    public Retailer(URI ingest, Map<String, String> apiKeys) {
        this.ingest = ingest;
        this.apiKeys = Map.copyOf(apiKeys);
    }

    /// Posts a number of whole stories, one in a hundred with a wrong amount in the ERP, and returns when all is
    /// accepted.
    public void tell(int stories) {
        long first = Bodies.reserve(stories);
        int wrong = (first / 100 != (first + stories) / 100) ? 1 : 0;
        List<Future<?>> posts = new ArrayList<>();
        apiKeys.keySet()
                .forEach(source -> posts.add(systems.submit(() -> {
                    if (!source.equals(Fact.Platform.BOOKS.source())) {
                        post(source, Bodies.batchOf(source, Story.REFUNDED, first, stories));
                        return;
                    }
                    post(source, Bodies.batchOf(source, Story.REFUNDED, first, stories - wrong));
                    if (wrong > 0) {
                        post(source, Bodies.batchOf(source, Story.WRONG, first + stories - 1, 1));
                    }
                })));
        posts.forEach(Retailer::await);
    }

    /// Tells one story in which the ERP is wrong, its entry last.
    ///
    /// @return the number of the story, whose entry was accepted a moment ago
    public long tellWrong() {
        long number = Bodies.reserve(1);
        for (Fact.Platform platform : Fact.Platform.values()) {
            post(platform.source(), Bodies.batchOf(platform.source(), Story.WRONG, number, 1));
        }
        return number;
    }

    private void post(String source, Buffer body) {
        String key = apiKeys.getOrDefault(source, "");
        client.post(ingest, "/v1/events", Map.of("X-Api-Key", key, "Content-Type", Bodies.BATCH), body.getBytes())
                .expect(MULTI_STATUS);
    }

    private static void await(Future<?> post) {
        try {
            post.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("ingest does not accept", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        systems.close();
        client.close();
    }
}
