package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Business time comes from the clock topic here, and messages wait for an hour of wall time before their first try.
/// Replayed time only goes forward, so the tests have an order.
@QuarkusTest
@TestProfile(ReplayIT.Replay.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {

    /// The replay clock.
    public static final class Replay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.clock", "replay", "tieout.alert.settle", "PT1H");
        }
    }

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @SuppressWarnings("NullAway.Init")
    private Breaks breaks;

    @BeforeEach
    void connect() {
        breaks = new Breaks(stack, tenant);
    }

    @Test
    @Order(1)
    void ageAlertsFollowTheReplayClock() {
        clock("2026-03-03T10:20:00Z");
        Breaks.Written old = breaks.open("35.50", Instant.parse("2026-03-03T10:15:00Z"));
        breaks.open("1.00", Instant.parse("2026-03-03T10:16:00Z"));
        api.post("/v1/alert-rules", """
                        {"name":"six-days","severity":"P4","threshold":{"days":6},"scope":{"rules":["refunds"]}}""").then().statusCode(201);

        clock("2026-03-09T23:59:59Z");
        Eventually.holds(() -> assertThat(names()).containsExactly("six-days"));
        clock("2026-03-10T00:00:00Z");
        Eventually.holds(() -> assertThat(names()).containsExactlyInAnyOrder("six-days", "refund-age"));

        String id = String.valueOf(api.alerts().stream()
                .filter(alert -> String.valueOf(alert.get("rule")).contains("refund-age"))
                .findFirst()
                .orElseThrow()
                .get("alertId"));
        api.get("/v1/alerts/" + id)
                .then()
                .body("alert.openedAt", equalTo("2026-03-10T00:00:00Z"))
                .body("alert.oldestAgeDays", equalTo(7))
                .body(
                        "alert.topBreaks[0].breakId",
                        equalTo(old.state().breakId().toString()))
                .body("alert.traceId", equalTo(old.traceId()));
    }

    @Test
    @Order(2)
    void theSameAlertOpensAgainWithinADayAndANewOneLater() {
        clock("2026-03-11T08:00:00Z");
        Breaks.Written written = breaks.open("150.00", Instant.parse("2026-03-11T08:00:00Z"));
        String first = awaitAlert(1, "open");
        written = closeAndReopen(written, "2026-03-12T07:59:59Z");
        assertThat(awaitAlert(1, "open")).isEqualTo(first);
        api.get("/v1/alerts/" + first)
                .then()
                .body("history.change", equalTo(List.of("opened", "resolved", "reopened")))
                .body("alert.occurrence", equalTo(1));

        closeAndReopen(written, "2026-03-13T08:00:00Z");

        String second = awaitAlert(2, "open");
        assertThat(second).isNotEqualTo(first);
        api.get("/v1/alerts/" + second).then().body("alert.occurrence", equalTo(2));
    }

    @Test
    @Order(3)
    void aBurstMakesOneMessageAndAFlutterNone() throws SQLException {
        api.mailbox(tenant + "@example.com");
        Breaks.Written written = breaks.open("150.00", Instant.parse("2026-03-13T08:00:00Z"));
        awaitAlert(1, "open");
        Object webhookId = api.deliveries().getFirst().get("webhookId");
        written = breaks.change(written, "480.00");
        Eventually.holds(() -> assertThat(api.alerts().getFirst()).containsEntry("change", "escalated"));

        assertThat(api.deliveries()).hasSize(1);
        assertThat(api.deliveries().getFirst())
                .containsEntry("webhookId", webhookId)
                .containsEntry("notice", "opened")
                .containsEntry("status", "pending");
        assertThat(waitingDocument()).contains("\"amount\":\"480.00\"").doesNotContain("150.00");

        breaks.close(written);
        awaitAlert(1, "resolved");
        assertThat(api.deliveries()).hasSize(1);
        assertThat(api.deliveries().getFirst())
                .containsEntry("status", "withdrawn")
                .containsEntry("attempts", 0);
    }

    private Breaks.Written closeAndReopen(Breaks.Written written, String until) {
        Breaks.Written closed = breaks.close(written);
        awaitAlert(api.alerts().size(), "resolved");
        clock(until);
        Breaks.Written marker = breaks.change(closed, "150.00");
        return marker;
    }

    private String awaitAlert(int count, String state) {
        Eventually.holds(() -> {
            assertThat(api.alerts()).hasSize(count);
            assertThat(api.alerts().getFirst()).containsEntry("state", state);
        });
        return String.valueOf(api.alerts().getFirst().get("alertId"));
    }

    private List<String> names() {
        return api.get("/v1/alerts").then().extract().path("items.rule.name");
    }

    private String waitingDocument() throws SQLException {
        try (var connection = stack.connect("alert", "alert_writer");
                var query = connection.prepareStatement("SELECT document FROM notice WHERE tenant = ?")) {
            query.setString(1, tenant);
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /// Moves the clock and waits until the service has seen it.
    private void clock(String instant) {
        new Topics(stack).produce("tieout.clock.v1", null, instant, Map.of());
        Eventually.holds(() -> assertThat(io.quarkus.arc.Arc.container()
                        .instance(io.tieout.kit.time.BusinessClock.class)
                        .get()
                        .now())
                .isEqualTo(Instant.parse(instant)));
    }
}
