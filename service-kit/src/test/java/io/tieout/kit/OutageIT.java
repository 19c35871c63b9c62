package io.tieout.kit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.sample.Samples;
import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
class OutageIT {

    private static final Duration BOUND = Duration.ofSeconds(15);

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    Samples samples;

    private final String tenant = "outage-" + UUID.randomUUID();
    private Runnable heal = () -> {};

    @AfterEach
    void healWhatATestLeftBroken() {
        heal.run();
    }

    @Test
    void aBatchWaitsWhilePostgresIsAwayAndLosesNothing() {
        Topics topics = new Topics(stack);
        stack.killPostgres();
        heal = stack::startPostgres;
        int attemptsBefore = samples.attempts();
        topics.produce(IntStream.range(0, 100)
                .mapToObj(at -> Topics.record(
                        "tieout.business-events.v1", "k", (tenant + " p-" + at + " 1").getBytes(UTF_8), Map.of()))
                .toList());

        Eventually.holds(() -> assertThat(samples.attempts() - attemptsBefore).isGreaterThan(4));
        assertThat(get("/q/health/live")).isEqualTo(200);
        assertThat(get("/q/health/ready")).isEqualTo(503);
        Response refused = given().auth().oauth2(Tokens.viewer(tenant)).get("/v1/samples");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotBlank();

        heal = () -> {};
        stack.startPostgres();

        Eventually.holds(() -> assertThat(new Database(stack).idsOf(tenant)).hasSize(100));
        Eventually.holds(() -> assertThat(get("/q/health/ready")).isEqualTo(200));
        assertThat(topics.readAll(DeadLetters.TOPIC))
                .noneMatch(letter -> Topics.text(letter).startsWith(tenant));
    }

    @Test
    void aBatchWaitsWhileItsTableIsLocked() throws Exception {
        Topics topics = new Topics(stack);
        int attemptsBefore = samples.attempts();
        try (var connection = stack.connect("ledger", "postgres");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE sample IN ACCESS EXCLUSIVE MODE");
            topics.produce("tieout.business-events.v1", "k", tenant + " locked 1", Map.of());

            Eventually.holds(
                    () -> assertThat(samples.attempts() - attemptsBefore).isGreaterThan(1));
            connection.rollback();
        }

        Eventually.holds(() -> assertThat(new Database(stack).idsOf(tenant)).containsExactly("locked"));
        assertThat(topics.readAll(DeadLetters.TOPIC))
                .noneMatch(letter -> Topics.text(letter).startsWith(tenant));
    }

    /// As when the server's host hangs or a firewall forgets the connections: nobody says that they are dead.
    @Test
    void aBatchGetsPastConnectionsThatHang() throws Exception {
        Topics topics = new Topics(stack);
        topics.produce("tieout.business-events.v1", "k", tenant + " warm 1", Map.of());
        Eventually.holds(() -> assertThat(new Database(stack).idsOf(tenant)).containsExactly("warm"));
        List<Long> sessions = new Database(stack)
                .numbers("SELECT pid FROM pg_stat_activity WHERE application_name <> '' AND usename = 'ledger_writer'");
        assertThat(sessions).isNotEmpty();
        signal("STOP", sessions);
        heal = () -> signal("CONT", sessions);

        topics.produce("tieout.business-events.v1", "k", tenant + " hung 1", Map.of());

        Eventually.holds(() -> assertThat(new Database(stack).idsOf(tenant)).containsExactly("warm", "hung"));
    }

    private static void signal(String signal, List<Long> sessions) {
        for (long session : sessions) {
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(session))
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Test
    void aSendFailsWithinItsBoundAndThenAtOnceWhileKafkaIsAway() {
        assertThat(send("before").statusCode()).isEqualTo(202);
        stack.killKafka();
        heal = stack::startKafka;

        Response first = send("first");
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.header("Retry-After")).isNotBlank();
        assertThat(first.contentType()).startsWith("application/problem+json");
        assertThat(first.timeIn(TimeUnit.SECONDS)).isLessThan(BOUND.toSeconds());
        Response next = send("next");
        assertThat(next.statusCode()).isEqualTo(503);
        assertThat(next.timeIn(TimeUnit.MILLISECONDS)).isLessThan(1_000);
        assertThat(get("/q/health/live")).isEqualTo(200);
        assertThat(get("/q/health/ready")).isEqualTo(200);
        assertThat(get("/q/health/group/kafka")).isEqualTo(503);

        heal = () -> {};
        stack.startKafka();

        Eventually.holds(() -> assertThat(send("after").statusCode()).isEqualTo(202));
        Eventually.holds(() -> assertThat(get("/q/health/group/kafka")).isEqualTo(200));
        Eventually.holds(() -> assertThat(new Database(stack).idsOf(tenant)).contains("before", "after"));
    }

    private Response send(String id) {
        return given().auth()
                .oauth2(Tokens.operator(tenant))
                .contentType("application/json")
                .body("[{\"id\":\"" + id + "\",\"amountMinor\":5}]")
                .post("/v1/samples");
    }

    private static int get(String path) {
        return given().get(path).statusCode();
    }
}
