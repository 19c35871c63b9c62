package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class OutageIT {

    private static final int REQUESTS = 200;

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @TestHTTPResource("/")
    URI address;

    @Inject
    Pool pool;

    @ConfigProperty(name = "tieout.database.pool-size")
    int poolSize;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @Test
    void whatArrivesWhilePostgresIsAwayIsTakenWhenItIsBack() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook(receiver.url());
            Breaks breaks = new Breaks(stack, tenant);
            stack.killPostgres();
            breaks.open("150.00");
            stack.startPostgres();

            Eventually.holds(() -> assertThat(receiver.calls()).hasSize(1));
            assertThat(api.alerts()).hasSize(1);
        }
    }

    @Test
    void whatIsCommittedWhileKafkaIsAwayIsPublishedWhenItIsBack() {
        Breaks breaks = new Breaks(stack, tenant);
        breaks.open("150.00");
        Eventually.holds(() -> assertThat(api.alerts()).hasSize(1));
        String id = String.valueOf(api.alerts().getFirst().get("alertId"));

        stack.stopKafka();
        api.post("/v1/alerts/" + id + "/acknowledge", "{}").then().statusCode(503);
        stack.startKafka();

        var records = new Topics(stack)
                .read("tieout.alerts.v1", 2, record -> Topics.text(record).contains(tenant));
        assertThat(Topics.text(records.getLast())).contains("\"state\":\"acknowledged\"");
        api.post("/v1/alerts/" + id + "/acknowledge", "{}").then().statusCode(200);
    }

    @Test
    void oneBadRecordIsPutAsideAndTheRestGoesOn() {
        Topics topics = new Topics(stack);
        String poison = "poison of " + tenant;
        topics.produce(Breaks.TOPIC, tenant, poison, Map.of("ce_type", "tieout.break.changed.v1"));
        topics.produce(Breaks.TOPIC, tenant, "newer " + tenant, Map.of("ce_type", "tieout.break.changed.v9"));
        new Breaks(stack, tenant).open("150.00");

        Eventually.holds(() -> assertThat(api.alerts()).hasSize(1));
        var dead = topics.read(
                "tieout.dead-letters.v1", 1, record -> Topics.text(record).equals(poison));
        assertThat(Topics.header(dead.getFirst(), "dead_letter_reason")).isEqualTo("malformed");
        assertThat(topics.read(
                        "tieout.parked-events.v1",
                        1,
                        record -> Topics.text(record).equals("newer " + tenant)))
                .isNotEmpty();
    }

    /// A Hibernate session that is cancelled while it waits for a connection must not keep one for good.
    @Test
    void clientsThatGoAwayLeaveThePoolAsItWas() throws IOException {
        String request = "GET /v1/channels HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.viewer(tenant) + "\r\n\r\n";
        List<SqlConnection> held = allConnections();
        for (int sent = 0; sent < REQUESTS; sent++) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
        }
        held.forEach(connection -> connection.closeAndAwait());

        Eventually.holds(() -> {
            List<SqlConnection> again = allConnections();
            again.forEach(connection -> connection.closeAndAwait());
            assertThat(again).hasSize(poolSize);
        });
        api.get("/v1/channels").then().statusCode(200);
    }

    /// As many connections of the pool as it has; fails when it does not give them all.
    private List<SqlConnection> allConnections() {
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.getConnection())
                .atMost(poolSize)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
