package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class StreamIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @TestHTTPResource("/v1/alerts/stream")
    URI address;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @Test
    void showsOpenAndResolvedToTheTenantAndToNobodyElse() {
        try (EventStream mine = stream(tenant, null);
                EventStream others = stream(Breaks.freshTenant(), null)) {
            Breaks breaks = new Breaks(stack, tenant);
            Breaks.Written written = breaks.open("150.00");
            Eventually.holds(() -> assertThat(states(mine)).containsExactly("open"));
            breaks.close(written);
            Eventually.holds(() -> assertThat(states(mine)).containsExactly("open", "resolved"));

            assertThat(mine.events()).extracting(EventStream.Event::name).containsOnly("alert");
            assertThat(mine.events()).extracting(EventStream.Event::id).doesNotHaveDuplicates();
            assertThat(JsonPath.from(mine.events().getFirst().data()).getString("tenant"))
                    .isEqualTo(tenant);
            Eventually.holds(() -> assertThat(others.comments()).contains("heartbeat"));
            assertThat(others.events()).isEmpty();
        }
    }

    @Test
    void resumesWhereItBrokeOff() {
        Breaks breaks = new Breaks(stack, tenant);
        String lastSeen;
        Breaks.Written written;
        try (EventStream first = stream(tenant, null)) {
            written = breaks.open("150.00");
            Eventually.holds(() -> assertThat(states(first)).containsExactly("open"));
            lastSeen = first.events().getFirst().id();
        }
        written = breaks.change(written, "450.00");
        Eventually.holds(() -> assertThat(api.alerts().getFirst()).containsEntry("version", 2));
        breaks.close(written);
        Eventually.holds(() -> assertThat(api.alerts().getFirst()).containsEntry("version", 3));

        try (EventStream again = stream(tenant, lastSeen)) {
            Eventually.holds(() -> assertThat(changes(again)).containsExactly("escalated", "resolved"));
            Breaks.Written next = breaks.open("200.00");
            Eventually.holds(() -> assertThat(changes(again)).containsExactly("escalated", "resolved", "reopened"));
            assertThat(next.state().version()).isEqualTo(1);
        }
    }

    @Test
    void refusesAnEventIdItNeverGave() {
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .header("Last-Event-ID", "42")
                .get("/v1/alerts/stream")
                .then()
                .statusCode(400)
                .body("type", org.hamcrest.Matchers.equalTo("https://tieout.io/problems/bad-event-id"));
    }

    private EventStream stream(String ofTenant, @org.jspecify.annotations.Nullable String lastEventId) {
        EventStream opened = new EventStream(address, Tokens.viewer(ofTenant), lastEventId);
        Eventually.holds(() -> assertThat(opened.comments()).contains("connected"));
        return opened;
    }

    private static List<String> states(EventStream stream) {
        return fields(stream, "state");
    }

    private static List<String> changes(EventStream stream) {
        return fields(stream, "change");
    }

    private static List<String> fields(EventStream stream, String name) {
        return stream.events().stream()
                .map(event -> JsonPath.from(event.data()).getString(name))
                .toList();
    }
}
