package io.tieout.ledger.kafka;

import static io.tieout.ledger.TestEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.ServiceProcess;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two instances share the partitions of the topic; one comes and is killed while events arrive.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class SeveralInstancesIT {

    private static final int ORDERS_PER_WAVE = 100;

    /// Partitions of a killed instance are given to another when its session has timed out.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final TestEvents events = new TestEvents("several");
    private final List<BusinessEvent> sent = new ArrayList<>();

    @Test
    void booksEveryEventOnceWhilePartitionsMove() {
        Feed feed = new Feed(stack);
        sendWave(feed);
        try (ServiceProcess second = ServiceProcess.start("ledger", Map.of())) {
            Eventually.holds(PATIENCE, () -> {
                sendWave(feed);
                assertThat(metrics(second)).contains("tieout_ledger_events_total");
            });
            sendWave(feed);
            second.kill();
        }
        sendWave(feed);

        Tables tables = new Tables(stack);
        int orders = sent.size() / 2;
        Eventually.holds(
                PATIENCE,
                () -> assertThat(tables.count("SELECT count(*) FROM event WHERE tenant = 'several'"))
                        .isEqualTo(sent.size()));
        assertThat(tables.rows("""
                SELECT account, sum(debit_minor) FILTER (WHERE debit_minor > 0), sum(credit_minor) FILTER (WHERE credit_minor > 0)
                  FROM balance_delta WHERE tenant = 'several' GROUP BY account ORDER BY account"""))
                .containsExactly(
                        "1200 " + orders * 2_000L + " null",
                        "2350 null " + orders * 500L,
                        "2400 null " + orders * 2_000L,
                        "4200 " + orders * 500L + " null");
        assertThat(tables.count("SELECT count(*) FROM entry WHERE tenant = 'several'"))
                .isEqualTo(sent.size());
        assertThat(tables.count("SELECT count(DISTINCT transaction) FROM event WHERE tenant = 'several'"))
                .isEqualTo(orders);
        assertThat(tables.rows("SELECT * FROM duplicate WHERE tenant = 'several'"))
                .isEmpty();
        feed.told(sent.getLast(), 1);
    }

    /// An order each that is paid and partly given back; both events are of one transaction.
    private void sendWave(Feed feed) {
        List<BusinessEvent> wave = new ArrayList<>();
        for (int i = 0; i < ORDERS_PER_WAVE; i++) {
            String number = Integer.toString((sent.size() + wave.size()) / 2);
            wave.add(events.captured("P" + number, "20.00", "card", order(number)));
            wave.add(events.issued("R" + number, number, "5.00"));
        }
        sent.addAll(wave);
        feed.send(wave);
    }

    private static String metrics(ServiceProcess service) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(service.address("/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
