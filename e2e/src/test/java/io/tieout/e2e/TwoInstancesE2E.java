package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.e2e.Traffic.Message;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.ReplayClock;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/// Two instances of every service under traffic with repeats, while instances die and are replaced, and then everything
/// is read again from the start. What comes out is what comes out of a quiet day.
class TwoInstancesE2E {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> SERVICES = List.of("ingest", "ledger", "recon", "alert");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-03T10:00:00Z");
    private static final int REFUNDS = 160;

    private final Client client = new Client();
    private final Map<String, SecondInstance> seconds = new HashMap<>();

    @Test
    void anUnquietDayEndsAsAQuietOne() throws Exception {
        long seed = Long.getLong("tieout.seed", new Random().nextLong());
        System.out.println("seed: -Dtieout.seed=" + seed);
        try (RunningSuite running = RunningSuite.start("two-instances", "--replay");
                ReplayClock clock = new ReplayClock(running.as("calm").kafka())) {
            try {
                for (String service : SERVICES) {
                    seconds.put(service, new SecondInstance(running, service));
                }
                clock.advanceTo(DAY.toInstant());
                Day calm = new Day(running.as("calm"), seed);
                calm.send(calm.traffic.messages());
                Day unquiet = new Day(running.as("unquiet"), seed);
                disturb(running, unquiet);
                running.awaitDone();
                replayFromTheStart(running);
                running.awaitDone();
                clock.advanceTo(DAY.plusHours(1).toInstant());

                calm.awaitBreaks();
                unquiet.awaitBreaks();
                running.awaitDone();
                calm.check();
                unquiet.check();
                assertThat(unquiet.report()).isEqualTo(calm.report());
            } finally {
                seconds.values().forEach(SecondInstance::close);
                client.close();
            }
        }
    }

    /// A part of the traffic comes in while one instance of one service dies, the next part while one is replaced.
    private void disturb(RunningSuite running, Day day) throws IOException {
        List<Message> messages = day.traffic.messages();
        int part = messages.size() / (2 * SERVICES.size()) + 1;
        int from = 0;
        for (String service : SERVICES) {
            from = during(day, messages, from, part, () -> {
                running.kill(service);
                running.startAgain(service);
            });
            from = during(day, messages, from, part, () -> second(service).restart());
        }
        assertThat(from).isEqualTo(messages.size());
    }

    private interface Disturbance {
        void happens() throws IOException;
    }

    private static int during(Day day, List<Message> messages, int from, int part, Disturbance disturbance)
            throws IOException {
        int to = Math.min(messages.size(), from + part);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> day.send(messages.subList(from, to)));
        disturbance.happens();
        sending.join();
        return to;
    }

    private SecondInstance second(String service) {
        return Objects.requireNonNull(seconds.get(service));
    }

    /// All groups forget where they were, so that every topic is read again into the databases that know it all.
    private void replayFromTheStart(RunningSuite running) throws IOException, InterruptedException, ExecutionException {
        List<String> readers = List.of("ledger", "recon", "alert");
        readers.forEach(service -> second(service).close());
        running.stop(readers.toArray(String[]::new));
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", running.as("calm").kafka()))) {
            admin.deleteConsumerGroups(readers.stream()
                            .map(service -> service + "-service")
                            .toList())
                    .all()
                    .get();
        }
        running.startAgain(readers.toArray(String[]::new));
        for (String service : readers) {
            second(service).restart();
        }
    }

    /// One tenant's day and what must come of it.
    private final class Day {

        private final Suite suite;
        private final Shop first;
        private final Shop second;
        private final Traffic traffic;
        private final Pages pages;
        private final Set<String> accepted = new TreeSet<>();

        private Day(Suite suite, long seed) {
            this.suite = suite;
            pages = new Pages(suite, client);
            first = new Shop(suite, client);
            second = first.at(TwoInstancesE2E.this.second("ingest").address());
            traffic = new Traffic(new Random(seed), first.storefront(), DAY, REFUNDS);
        }

        /// Each message to the instances in turn until one answers for good.
        private void send(List<Message> messages) {
            for (int at = 0; at < messages.size(); at++) {
                Message message = messages.get(at);
                int start = at;
                int[] tries = {0};
                Await.until("a message is answered", PATIENCE, () -> {
                    Shop shop = (start + tries[0]++) % 2 == 0 ? first : second;
                    return isAnswered(message, shop);
                });
            }
        }

        private boolean isAnswered(Message message, Shop shop) {
            Answer answer;
            try {
                answer = message.send().apply(shop);
            } catch (IllegalStateException unreachable) {
                return false;
            }
            if (answer.status() == 503) {
                return false;
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(message.status());
            if (answer.status() == 202) {
                String webhook = answer.json().at("/events/0/eventId").asText();
                accepted.add(webhook.isEmpty() ? answer.json().path("eventId").asText() : webhook);
            }
            return true;
        }

        /// The clock has moved; what became due is found soon after.
        private void awaitBreaks() {
            try {
                Await.until(
                        "the breaks are as expected",
                        PATIENCE,
                        () -> openBreaks().equals(traffic.breaks()));
            } catch (IllegalStateException inVain) {
                assertThat(openBreaks()).as(suite.tenant()).isEqualTo(traffic.breaks());
            }
        }

        private void check() {
            assertThat(recordedEvents()).as("booked once").isEqualTo(List.copyOf(accepted));
            assertThat(get(suite.ingest(), "/v1/rejections?pageSize=500").path("items"))
                    .hasSize(traffic.invalid());
            assertThat(get(suite.ledger(), "/v1/accounts/2350/balance")
                            .at("/balances/0/credits/amount")
                            .asText())
                    .isEqualTo(traffic.total());
            assertThat(get(suite.ledger(), "/v1/trial-balance")
                            .at("/books/0/totals/difference/amount")
                            .asText())
                    .isEqualTo("0.00");
            List<String> fingerprints = new ArrayList<>();
            get(suite.alert(), "/v1/alerts?pageSize=500")
                    .path("items")
                    .forEach(alert -> fingerprints.add(alert.path("fingerprint").asText()));
            assertThat(fingerprints).isNotEmpty().doesNotHaveDuplicates();
        }

        private Map<String, String> openBreaks() {
            Map<String, String> breaks = new TreeMap<>();
            pages.each(
                    suite.recon(),
                    "/v1/breaks?status=open&pageSize=100",
                    found -> breaks.merge(
                            found.path("order").asText(),
                            found.path("class").asText() + " "
                                    + found.at("/delta/amount").asText(),
                            (one, other) -> one + " and " + other));
            return breaks;
        }

        private List<String> recordedEvents() {
            List<String> ids = new ArrayList<>();
            pages.each(
                    suite.ledger(),
                    "/v1/events?pageSize=100",
                    event -> ids.add(event.path("eventId").asText()));
            return ids.stream().sorted().toList();
        }

        private JsonNode report() {
            return get(suite.recon(), "/v1/reports/three-column?by=order").path("sections");
        }

        private JsonNode get(URI service, String path) {
            return client.get(service, path, suite.viewerToken());
        }
    }
}
