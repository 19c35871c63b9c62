package io.tieout.alert.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakStatus;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class AlertLifecycleIT {

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

    /// What two persons let stay is nobody's to act on.
    @Test
    void resolvesWhenTheDifferenceIsAccepted() {
        Breaks.Written written = breaks.open("150.00");
        String id = onlyAlert("open");

        breaks.accept(written);

        Eventually.holds(() -> api.get("/v1/alerts/" + id)
                .then()
                .body("alert.state", equalTo("resolved"))
                .body("alert.count", equalTo(0)));
    }

    @Test
    void opensOneAlertWhenTheAmountReachesTheThresholdAndResolvesItBelow() {
        Breaks.Written small = breaks.open("40.00");
        Breaks.Written negative = breaks.open("-59.99");
        breaks.open("0.01");

        String id = onlyAlert("open");
        api.get("/v1/alerts/" + id)
                .then()
                .statusCode(200)
                .body("alert.absolute.amount", equalTo("100.00"))
                .body("alert.net.amount", equalTo("-19.98"))
                .body("alert.count", equalTo(3))
                .body("alert.rule.name", equalTo("refund-amount"))
                .body("alert.topBreaks", hasSize(3))
                .body(
                        "alert.topBreaks[0].breakId",
                        equalTo(negative.state().breakId().toString()))
                .body("alert.topBreaks[0].owner", equalTo("integration team"))
                .body(
                        "alert.topBreaks[0].correlationId",
                        equalTo(negative.state().correlationId().toString()))
                .body(
                        "alert.topBreaks[0].url",
                        equalTo("https://recon.example.com/pages/breaks/"
                                + negative.state().breakId()))
                .body("history", hasSize(1));

        breaks.close(small);

        Eventually.holds(() -> api.get("/v1/alerts/" + id)
                .then()
                .body("alert.state", equalTo("resolved"))
                .body("alert.resolution", equalTo("below-threshold"))
                .body("history.change", equalTo(List.of("opened", "resolved"))));
    }

    @Test
    void repeatsAndOldVersionsChangeNothing() {
        Breaks.Written first = breaks.open("150.00");
        Breaks.Written second = breaks.change(first, "160.00");
        String id = onlyAlert("open");
        Eventually.holds(() -> api.get("/v1/alerts/" + id).then().body("alert.absolute.amount", equalTo("160.00")));

        breaks.repeat(first);
        breaks.repeat(second);
        breaks.repeat(first);
        Breaks.Written marker = breaks.open("1.00");

        Eventually.holds(() -> api.get("/v1/alerts/" + id)
                .then()
                .body("alert.absolute.amount", equalTo("161.00"))
                .body(
                        "alert.topBreaks[1].breakId",
                        equalTo(marker.state().breakId().toString())));
        assertThat(api.alerts()).hasSize(1);
    }

    @Test
    void currenciesAreMeasuredApart() {
        breaks.openIn(Money.parse("99.00", "USD"));
        breaks.openIn(Money.parse("99.00", "EUR"));
        breaks.openIn(Money.parse("20000", "JPY"));

        String id = onlyAlert("open");
        api.get("/v1/alerts/" + id)
                .then()
                .body("alert.currency", equalTo("JPY"))
                .body("alert.absolute.amount", equalTo("20000"));
    }

    @Test
    void aCurrencyWithoutThresholdIsNamed() {
        breaks.openIn(Money.parse("99999.00", "NZD"));

        Eventually.holds(() -> {
            String rule =
                    api.get("/v1/alert-rules").then().extract().path("items.find { it.name == 'refund-amount' }.id");
            api.get("/v1/alert-rules/" + rule).then().body("unwatchedCurrencies", equalTo(List.of("NZD")));
        });
        assertThat(api.alerts()).isEmpty();
    }

    @Test
    void acknowledgingIsIdempotentAndTakenBackWhenItGetsWorse() {
        Breaks.Written written = breaks.open("150.00");
        String id = onlyAlert("open");

        api.post("/v1/alerts/" + id + "/acknowledge", "{\"note\":\"replaying\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgement.note", equalTo("replaying"))
                .body("acknowledgement.by", equalTo("operator@" + tenant));
        api.post("/v1/alerts/" + id + "/acknowledge", "{\"note\":\"me too\"}")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("acknowledgement.note", equalTo("replaying"));

        Breaks.Written worse = breaks.change(written, "450.00");

        Eventually.holds(() -> api.get("/v1/alerts/" + id)
                .then()
                .body("alert.state", equalTo("open"))
                .body("alert.severity", equalTo("P1"))
                .body("alert.escalationLevel", equalTo(2))
                .body("history.change", equalTo(List.of("opened", "acknowledged", "escalated"))));

        breaks.close(worse);
        onlyAlert("resolved");
        api.post("/v1/alerts/" + id + "/acknowledge", "{}")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/alert-resolved"));
    }

    @Test
    void anAcknowledgementNeedsNoBody() {
        breaks.open("150.00");
        String id = onlyAlert("open");

        given().auth()
                .oauth2(Tokens.finance(tenant))
                .post("/v1/alerts/" + id + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"));
    }

    @Test
    void everyVersionIsPublishedUnderTheAlertsKeyAndTheBreaksTrace() {
        Breaks.Written written = breaks.open("150.00");
        String id = onlyAlert("open");
        breaks.close(written);
        onlyAlert("resolved");

        var records = new Topics(stack)
                .read("tieout.alerts.v1", 2, record -> Topics.text(record).contains(tenant));

        assertThat(records).allSatisfy(record -> {
            assertThat(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(id);
            assertThat(Topics.header(record, "ce_source")).isEqualTo("/tenants/" + tenant + "/alert");
            assertThat(Topics.header(record, "ce_type")).isEqualTo("tieout.alert.changed.v1");
        });
        assertThat(Topics.header(records.getFirst(), "traceparent")).contains(written.traceId());
        assertThat(Topics.text(records.getFirst())).contains("\"state\":\"open\"", "\"amount\":\"150.00\"");
        assertThat(Topics.text(records.getLast())).contains("\"state\":\"resolved\"");
    }

    @Test
    void pagesAndFilters() {
        breaks.openIn(Money.parse("150.00", "USD"));
        breaks.openIn(Money.parse("150.00", "EUR"));
        breaks.openIn(Money.parse("150.00", "GBP"));
        Eventually.holds(() -> assertThat(api.alerts()).hasSize(3));

        Map<String, Object> first =
                api.get("/v1/alerts?pageSize=2").then().extract().path("$");
        String next = String.valueOf(first.get("next"));
        api.get("/v1/alerts?pageSize=2&cursor=" + next).then().body("items", hasSize(1));
        api.get("/v1/alerts?currency=EUR").then().body("items", hasSize(1));
        api.get("/v1/alerts?rule=refund-amount&state=open").then().body("items", hasSize(3));
        api.get("/v1/alerts?state=resolved").then().body("items", hasSize(0));
        api.get("/v1/alerts?state=broken").then().statusCode(400).body("errors[0].pointer", equalTo("state"));
        api.get("/v1/alerts?currency=EUR&pageSize=2&cursor=" + next).then().statusCode(400);
    }

    @Test
    void listsTheBreaksBehindAnAlertAndNoOthers() {
        Instant hourAgo = Instant.now().minusSeconds(3600);
        breaks.write(breaks.state(UUID.randomUUID(), 1, BreakStatus.CLOSED, Money.parse("500.00", "USD"), hourAgo));
        breaks.openIn(Money.parse("40.00", "EUR"));
        Breaks.Written old = breaks.open("30.00", hourAgo);
        Breaks.Written large = breaks.open("150.00");
        String id = onlyAlert("open");
        Breaks.Written shortLived = breaks.write(
                breaks.state(UUID.randomUUID(), 1, BreakStatus.CLOSED, Money.parse("20.00", "USD"), Instant.now()));

        Eventually.holds(() -> api.get("/v1/alerts/" + id + "/breaks")
                .then()
                .statusCode(200)
                .body("items.breakId", equalTo(ids(old, large, shortLived)))
                .body("items.status", equalTo(List.of("open", "open", "closed"))));
        api.get("/v1/alerts/" + id + "/breaks")
                .then()
                .body("items[0].ruleKey", equalTo(old.state().ruleKey()))
                .body("items[0].class", equalTo("missing"))
                .body("items[0].absolute.amount", equalTo("30.00"));
        String next = api.get("/v1/alerts/" + id + "/breaks?pageSize=2")
                .then()
                .extract()
                .path("next");
        api.get("/v1/alerts/" + id + "/breaks?pageSize=2&cursor=" + next)
                .then()
                .body("items.breakId", equalTo(ids(shortLived)));
        api.get("/v1/alerts/" + id + "/breaks?cursor=" + next.substring(2))
                .then()
                .statusCode(400);
    }

    @Test
    void whatWasDetectedAfterTheAlertWasResolvedIsNotBehindIt() {
        Breaks.Written first = breaks.open("150.00");
        String id = onlyAlert("open");
        breaks.close(first);
        onlyAlert("resolved");
        Breaks.Written later = breaks.open("10.00", Instant.now().plusSeconds(60));

        Eventually.holds(() -> assertThat(stored(later)).isTrue());
        api.get("/v1/alerts/" + id + "/breaks")
                .then()
                .body("items.breakId", not(hasItem(later.state().breakId().toString())));
    }

    @Test
    void theBreaksBehindTheAlertOfADeletedRuleAreNotGuessed() {
        breaks.open("150.00");
        String id = onlyAlert("open");
        String rule = api.get("/v1/alert-rules").then().extract().path("items.find { it.name == 'refund-amount' }.id");
        api.delete("/v1/alert-rules/" + rule).then().statusCode(204);

        api.get("/v1/alerts/" + id + "/breaks")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/rule-gone"));
    }

    private boolean stored(Breaks.Written written) throws SQLException {
        try (var connection = stack.connect("alert", "alert_writer");
                var query = connection.prepareStatement("SELECT 1 FROM watched_break WHERE break_id = ?")) {
            query.setObject(1, written.state().breakId());
            return query.executeQuery().next();
        }
    }

    private static List<String> ids(Breaks.Written... written) {
        return Stream.of(written).map(each -> each.state().breakId().toString()).toList();
    }

    private String onlyAlert(String state) {
        Eventually.holds(() -> {
            assertThat(api.alerts()).hasSize(1);
            assertThat(api.alerts().getFirst()).containsEntry("state", state);
        });
        return String.valueOf(api.alerts().getFirst().get("alertId"));
    }
}
