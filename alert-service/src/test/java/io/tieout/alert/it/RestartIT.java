package io.tieout.alert.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tieout.test.Eventually;
import io.tieout.test.ServiceProcess;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/// Processes that die, and several at once. They have a database of their own, so that the service inside this JVM, if
/// one runs, takes nothing from them.
class RestartIT {

    private static final String DATABASE = "ledger";

    private final TestStack stack = TestStack.shared();
    private final String tenant = Breaks.freshTenant();
    private final Breaks breaks = new Breaks(stack, tenant);

    @Test
    void whatWasCommittedIsDeliveredAfterARestart() {
        try (Receiver receiver = Receiver.answering(200)) {
            try (ServiceProcess mute = start(Map.of("tieout.alert.delivery.enabled", "false"))) {
                webhook(mute, receiver);
                breaks.open("150.00");
                Eventually.holds(() -> assertThat(deliveries(mute, "pending")).hasSize(1));
                mute.kill();
            }
            assertThat(receiver.calls()).isEmpty();

            try (ServiceProcess next = start(Map.of())) {
                Eventually.holds(() -> assertThat(deliveries(next, "delivered")).hasSize(1));
            }
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void aMessageThatWasTakenButNotNotedComesAgainUnderTheSameId() {
        AtomicReference<ServiceProcess> first = new AtomicReference<>();
        try (Receiver receiver = new Receiver((number, exchange) -> {
            if (number == 1) {
                first.get().kill();
            }
            Receiver.status(exchange, 200);
        })) {
            ServiceProcess doomed = start(Map.of());
            first.set(doomed);
            webhook(doomed, receiver);
            breaks.open("150.00");
            Eventually.holds(() -> assertThat(receiver.calls()).hasSize(1));

            try (ServiceProcess next = start(Map.of())) {
                Eventually.holds(() -> assertThat(deliveries(next, "delivered")).hasSize(1));
                assertThat(JsonPath.from(get(next, "/v1/deliveries")).<String>getList("items[0].attemptLog.outcome"))
                        .containsExactly(null, "accepted");
            }
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .hasSize(2)
                    .containsOnly(receiver.calls().getFirst().id());
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::body)
                    .containsOnly(receiver.calls().getFirst().body());
        }
    }

    @Test
    void readingTheTopicFromTheStartChangesNothing() throws SQLException {
        try (Receiver receiver = Receiver.answering(200)) {
            try (ServiceProcess service = start(Map.of())) {
                webhook(service, receiver);
                Breaks.Written written = breaks.open("150.00");
                Eventually.holds(() -> assertThat(receiver.calls()).hasSize(1));
                breaks.change(written, "170.00");
                breaks.open("5.00");
                Eventually.holds(() -> assertThat(get(service, "/v1/alerts")).contains("\"amount\":\"175.00\""));
                // It is in the list before it is noted that it was published.
                Eventually.holds(() -> assertThat(rows("SELECT id FROM alert WHERE published_version < version"))
                        .isEmpty());
            }
            List<String> before = everything();
            String group = "replay-" + tenant;

            try (ServiceProcess again = start(Map.of("mp.messaging.incoming.breaks.group.id", group))) {
                awaitNoLag(group);
                assertThat(everything()).isEqualTo(before);
                assertThat(get(again, "/v1/alerts")).contains("\"amount\":\"175.00\"");
            }
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void aStreamOfOneInstanceShowsWhatAnotherInstanceFound() {
        try (ServiceProcess one = start(Map.of());
                ServiceProcess two = start(Map.of());
                EventStream ofOne = new EventStream(one.address("/v1/alerts/stream"), Tokens.viewer(tenant), null);
                EventStream ofTwo = new EventStream(two.address("/v1/alerts/stream"), Tokens.viewer(tenant), null)) {
            Eventually.holds(() -> assertThat(ofOne.comments()).contains("connected"));
            Eventually.holds(() -> assertThat(ofTwo.comments()).contains("connected"));

            Breaks.Written written = breaks.open("150.00");
            Eventually.holds(() -> assertThat(changes(ofOne)).containsExactly("opened"));
            Eventually.holds(() -> assertThat(changes(ofTwo)).containsExactly("opened"));
            breaks.close(written);

            Eventually.holds(() -> assertThat(changes(ofOne)).containsExactly("opened", "resolved"));
            Eventually.holds(() -> assertThat(changes(ofTwo)).containsExactly("opened", "resolved"));
        }
    }

    private static List<String> changes(EventStream stream) {
        return stream.events().stream()
                .map(event -> JsonPath.from(event.data()).getString("change"))
                .toList();
    }

    private ServiceProcess start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                // The group of a process that was killed waits for it until its session has timed out.
                "mp.messaging.incoming.breaks.group.id", "restart-" + tenant,
                "tieout.alert.settle", "PT0.2S",
                "tieout.alert.delivery.timeout", "PT2S",
                "tieout.alert.delivery.lease-margin", "PT1S",
                "tieout.alert.webhook.allow-private-networks", "true"));
        all.putAll(settings);
        return ServiceProcess.start(DATABASE, all);
    }

    private void webhook(ServiceProcess service, Receiver receiver) {
        given().port(service.port())
                .auth()
                .oauth2(Tokens.operator(tenant))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"hook\",\"kind\":\"webhook\",\"url\":\"" + receiver.url() + "\"}")
                .post("/v1/channels")
                .then()
                .statusCode(201);
    }

    private List<Object> deliveries(ServiceProcess service, String status) {
        return JsonPath.from(get(service, "/v1/deliveries?status=" + status)).getList("items");
    }

    private String get(ServiceProcess service, String path) {
        return given().port(service.port())
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /// Every alert, every change and every delivery of every tenant, as text.
    private List<String> everything() throws SQLException {
        List<String> rows = new ArrayList<>();
        rows.addAll(rows("SELECT tenant, id, version, published_version, state FROM alert ORDER BY tenant, id"));
        rows.addAll(
                rows("SELECT tenant, alert_id, version, kind FROM alert_change ORDER BY tenant, alert_id, version"));
        rows.addAll(rows("SELECT tenant, id, status, attempts FROM delivery ORDER BY tenant, id"));
        return rows;
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = stack.connect(DATABASE, DATABASE + "_writer");
                var found = connection.createStatement().executeQuery("SELECT row(x)::text FROM (" + query + ") x")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private void awaitNoLag(String group) {
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafkaBootstrap(), "group.id", group);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Breaks.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            Eventually.holds(() -> {
                var committed = consumer.committed(partitions);
                consumer.endOffsets(partitions).forEach((partition, end) -> {
                    var offset = committed.get(partition);
                    assertThat(offset == null ? 0 : offset.offset())
                            .as("%s", partition)
                            .isEqualTo(end);
                });
            });
        }
    }
}
