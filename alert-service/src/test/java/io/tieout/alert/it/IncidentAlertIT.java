package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.HandoffStep;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Breaks that recon says are one incident, from the topic to the mailbox.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class IncidentAlertIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);
    private final BreakIncident incident = incident();

    @SuppressWarnings("NullAway.Init")
    private Breaks breaks;

    @BeforeEach
    void connect() {
        breaks = new Breaks(stack, tenant);
    }

    /// The breaks come first, and the alert over their amount with them; what they are together is told later.
    @Test
    void theAlertOfItsBreaksIsFoldedIntoTheOneOfTheIncident() {
        List<Breaks.Written> written = new ArrayList<>();
        for (String amount : List.of("40.00", "50.00", "72.00")) {
            written.add(breaks.open(amount));
        }
        Eventually.holds(() -> assertThat(active()).containsExactly("refund-amount"));

        List<Breaks.Written> joined =
                written.stream().map(each -> breaks.join(each, incident)).toList();

        Eventually.holds(() -> assertThat(active()).containsExactly("incident"));
        Map<String, Object> folded = alert("refund-amount");
        assertThat(folded).containsEntry("state", "resolved").containsEntry("resolution", "folded");
        String id = String.valueOf(alert("incident").get("alertId"));
        api.get("/v1/alerts/" + id)
                .then()
                .body("alert.severity", equalTo("P2"))
                .body("alert.count", equalTo(3))
                .body("alert.currency", equalTo("USD"))
                .body("alert.absolute.amount", equalTo("162.00"))
                .body("alert.net.amount", equalTo("162.00"))
                .body("alert.incident.id", equalTo(incident.id().toString()))
                .body("alert.incident.cause", equalTo("integration-bug"))
                .body("alert.incident.step.code", equalTo("2"))
                .body("alert.incident.connector", equalTo("celigo-us"))
                .body("alert.incident.failing", equalTo("connection reset"))
                .body("alert.incident.url", equalTo("https://recon.example.com/pages/incidents/" + incident.id()))
                .body(
                        "alert.summary",
                        equalTo("US: incident (integration-bug) at celigo-us (step 2, connection reset) has 3 breaks"
                                + " over 162.00 USD, threshold 3 breaks"));
        api.get("/v1/alerts/" + id + "/breaks").then().body("items", hasSize(3));
        api.get("/v1/alerts?incident=" + incident.id()).then().body("items.alertId", equalTo(List.of(id)));
        api.get("/v1/alerts?incident=" + UUID.randomUUID()).then().body("items", hasSize(0));

        // It grows quietly, and is over with its last break.
        joined = new ArrayList<>(joined);
        joined.add(breaks.join(breaks.open("200.00"), incident));
        Eventually.holds(() -> api.get("/v1/alerts/" + id).then().body("alert.absolute.amount", equalTo("362.00")));
        for (Breaks.Written each : joined) {
            breaks.close(each);
        }
        Eventually.holds(() -> api.get("/v1/alerts/" + id)
                .then()
                .body("alert.state", equalTo("resolved"))
                .body("alert.count", equalTo(0))
                .body("alert.incident.cause", equalTo("integration-bug")));
        api.get("/v1/alerts/" + id).then().body("history.change", not(hasItem("escalated")));
        assertThat(active()).isEmpty();
    }

    @Test
    void whatStandsAloneIsToldOfAsBefore() {
        for (String amount : List.of("40.00", "50.00", "72.00")) {
            breaks.join(breaks.open(amount), incident);
        }
        breaks.open("60.00");
        Breaks.Written last = breaks.open("45.00");

        Eventually.holds(() -> assertThat(active()).containsExactlyInAnyOrder("incident", "refund-amount"));
        Eventually.holds(() ->
                assertThat(alert("refund-amount")).extracting("absolute.amount").isEqualTo("105.00"));
        assertThat(alert("refund-amount")).doesNotContainKey("incident");
        breaks.close(last);
        Eventually.holds(() -> assertThat(active()).containsExactly("incident"));
        assertThat(alert("refund-amount")).containsEntry("resolution", "below-threshold");
    }

    /// The cascade of a gift card: the load is missing, and what was redeemed of the card counts against it.
    @Test
    void whatIsHeldBackCountsAgainstTheOthers() {
        for (String amount : List.of("50.00", "45.00")) {
            breaks.join(breaks.open(amount), incident);
        }
        for (String amount : List.of("50.00", "15.00")) {
            breaks.join(breaks.open(amount), incident(incident.id(), -1));
        }

        Eventually.holds(() -> assertThat(active()).containsExactly("incident"));
        Eventually.holds(() -> assertThat(alert("incident")).containsEntry("count", 4));
        assertThat(alert("incident")).extracting("net.amount").isEqualTo("30.00");
        assertThat(alert("incident")).extracting("absolute.amount").isEqualTo("160.00");
    }

    @Test
    void aRuleMayCountThemInAnyCase() {
        String rule = """
                {"name":"fraud","severity":"P1","threshold":{"count":1},"scope":{"classes":["missing"]},
                 "incidents":"counted"}""";
        api.post("/v1/alert-rules", rule).then().statusCode(201).body("incidents", equalTo("counted"));
        for (String amount : List.of("1.00", "2.00", "3.00")) {
            breaks.join(breaks.open(amount), incident);
        }

        Eventually.holds(() -> assertThat(active()).containsExactlyInAnyOrder("incident", "fraud"));
        Eventually.holds(() -> assertThat(alert("fraud")).containsEntry("count", 3));
        api.post("/v1/alert-rules", rule.replace("counted", "some").replace("fraud", "other"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/incidents"));
    }

    /// Repeats and any order come to the same: one alert for each incident, one for what stands alone.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 2026})
    void inWhateverOrderTheyAreTold(long seed) {
        List<BreakIncident> incidents = List.of(incident, incident(), incident());
        List<Breaks.Written> records = new ArrayList<>();
        for (int at = 0; at < 12; at++) {
            Breaks.Written first = breaks.open("10.00");
            records.add(first);
            if (at < 9) {
                records.add(breaks.join(first, incidents.get(at % 3)));
            }
        }
        records.addAll(List.copyOf(records));
        Collections.shuffle(records, new Random(seed));
        records.forEach(breaks::repeat);
        breaks.open("70.00");

        Eventually.holds(() ->
                assertThat(active()).containsExactlyInAnyOrder("incident", "incident", "incident", "refund-amount"));
        Eventually.holds(() ->
                assertThat(alert("refund-amount")).extracting("absolute.amount").isEqualTo("100.00"));
        assertThat(api.alerts())
                .filteredOn(each -> each.get("incident") != null)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each).containsEntry("count", 3).containsEntry("occurrence", 1));
    }

    private List<String> active() {
        return api.alerts().stream()
                .filter(each -> !"resolved".equals(each.get("state")))
                .map(each -> String.valueOf(ruleOf(each).get("name")))
                .toList();
    }

    private Map<String, Object> alert(String rule) {
        return api.alerts().stream()
                .filter(each -> rule.equals(ruleOf(each).get("name")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ruleOf(Map<String, Object> alert) {
        return (Map<String, Object>) Objects.requireNonNull(alert.get("rule"));
    }

    private static BreakIncident incident() {
        return incident(UUID.randomUUID(), 1);
    }

    private static BreakIncident incident(UUID id, int sign) {
        return new BreakIncident(id, HandoffStep.NOT_FORWARDED, "celigo-us", "connection reset", sign);
    }
}
