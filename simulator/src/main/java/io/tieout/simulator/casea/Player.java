package io.tieout.simulator.casea;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Backlog;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.ReplayClock;
import io.tieout.simulator.suite.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sends the moves of a script and lets the suite's clock run along.
final class Player {

    /// A longer jump waits until the books have everything that was sent, so that what becomes due is found at its
    /// time.
    private static final Duration JUMP = Duration.ofMinutes(3);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Client client;
    private final ReplayClock clock;
    private final Backlog backlog;
    private final List<String> sent = new ArrayList<>();
    private Instant now = Instant.MIN;

    Player(Suite suite, Client client, ReplayClock clock, Backlog backlog) {
        this.suite = suite;
        this.client = client;
        this.clock = clock;
        this.backlog = backlog;
    }

    void play(List<Move> moves) {
        for (Move move : moves) {
            advanceTo(move.at());
            JsonNode answer = client.post(suite.ingest(), move.path(), move.headers(), move.body())
                    .expect(202, 207)
                    .json();
            remember(move, answer);
        }
    }

    void advanceTo(Instant instant) {
        if (now.equals(Instant.MIN) || Duration.between(now, instant).compareTo(JUMP) > 0) {
            awaitDone();
        }
        if (instant.isAfter(now)) {
            clock.advanceTo(instant);
            now = instant;
        }
    }

    private void remember(Move move, JsonNode answer) {
        List<String> ids = new ArrayList<>();
        for (String field : List.of("events", "items")) {
            answer.path(field).forEach(item -> ids.add(item.path("eventId").asText()));
        }
        if (ids.isEmpty()) {
            ids.add(answer.path("eventId").asText());
        }
        if (ids.contains("")) {
            throw new IllegalStateException(move.what() + " was not accepted: " + answer);
        }
        sent.addAll(ids);
    }

    private void awaitDone() {
        Await.until("the ledger records what was sent", PATIENCE, () -> {
            sent.removeIf(this::isRecorded);
            return sent.isEmpty();
        });
        Await.until("the services deal with what was recorded", PATIENCE, backlog::isEmpty);
    }

    private boolean isRecorded(String eventId) {
        return client.tryGet(suite.ledger(), "/v1/events/" + eventId, suite.viewerToken())
                        .status()
                == 200;
    }
}
