package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.HandoffStage;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several breaks with one cause, through Kafka and PostgreSQL.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class IncidentIT {

    private final String tenant = Tenants.fresh("incident");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);
    private final BreakTopic breaks = new BreakTopic(topics, tenant);

    @Test
    void threeDeadLettersOfOneConnectorAreOneIncidentAndItsCauseIsPublished() {
        Duration shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
        Shop shop = new Shop(tenant, "US", shift);
        for (String refund : List.of("1", "2", "3")) {
            shop.issued(refund, refund, usd(refund + "0.00"), null, "2026-03-03T10:00:00Z")
                    .approved("re_" + refund, refund, usd(refund + "0.00"), "2026-03-03T10:00:05Z")
                    .handoff(refund, HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-03T10:01:00Z");
        }
        new Ledger(topics).tell(shop);
        Eventually.holds(
                () -> assertThat(api.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(3));
        clock.advanceTo(Instant.parse("2026-03-03T10:15:00Z").plus(shift));

        Eventually.holds(() -> assertThat(api.json("/v1/incidents?status=open").getList("items.breaks", int.class))
                .containsExactly(3));
        JsonPath incident = api.json("/v1/incidents?status=open");
        assertThat(incident.getString("items[0].cause")).isEqualTo("integration-bug");
        assertThat(incident.getString("items[0].hop")).isEqualTo("2");
        assertThat(incident.getString("items[0].failing")).isEqualTo("dead-lettered: connection reset");
        assertThat(incident.getString("items[0].amounts[0].net.amount")).isEqualTo("60.00");
        assertThat(incident.getInt("items[0].costPerDay[0].minutes")).isEqualTo(2);
        assertThat(incident.getDouble("items[0].costPerDay[0].base")).isEqualTo(1.58);
        String id = incident.getString("items[0].id");
        assertThat(api.json("/v1/incidents/" + id).getInt("openBreaks")).isEqualTo(3);
        assertThat(api.json("/v1/breaks?incident=" + id).getList("items.cause", String.class))
                .containsOnly("integration-bug")
                .hasSize(3);
        assertThat(breaks.first(6))
                .filteredOn(each -> each.state().version() == 2)
                .hasSize(3)
                .allSatisfy(each -> {
                    assertThat(each.state().cause()).isEqualTo(Cause.INTEGRATION_BUG);
                    assertThat(each.state().incident())
                            .isEqualTo(new BreakIncident(
                                    UUID.fromString(id),
                                    HandoffStep.NOT_FORWARDED,
                                    "celigo-us",
                                    "dead-lettered: connection reset",
                                    1));
                });
    }

    /// Whoever hears the topic knows of an incident what `/v1/incidents` says: nothing below three, and then all of it.
    @Test
    void twoTellNothingOfAnIncidentAndAThirdHasAllOfItTold() {
        Duration shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
        deadLettered(shift, "1", "2");
        clock.advanceTo(Instant.parse("2026-03-03T10:15:00Z").plus(shift));
        Eventually.holds(() -> assertThat(api.json("/v1/incidents?minBreaks=2").getList("items.breaks", int.class))
                .containsExactly(2));

        deadLettered(shift, "3");
        Eventually.holds(() -> assertThat(api.json("/v1/incidents").getList("items.openBreaks", int.class))
                .containsExactly(3));
        String id = api.json("/v1/incidents").getString("items[0].id");
        Eventually.holds(() -> assertThat(latest().values())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.incident())
                        .extracting(BreakIncident::id)
                        .isEqualTo(UUID.fromString(id))));
        List<BreakTopic.Announced> before = breaks.all();
        assertThat(before)
                .filteredOn(each -> each.state().incident() == null)
                .extracting(each -> each.state().version())
                .containsExactly(1, 1, 1);

        // One more says which incident it is of, and of the others nobody is told anything again.
        deadLettered(shift, "4");
        Eventually.holds(() -> assertThat(latest().values())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.incident()).isNotNull()));
        assertThat(api.json("/v1/incidents/" + id).getInt("openBreaks")).isEqualTo(4);
        assertThat(breaks.all()).hasSize(before.size() + 2);
    }

    private void deadLettered(Duration shift, String... refunds) {
        Shop shop = new Shop(tenant, "US", shift);
        for (String refund : refunds) {
            shop.issued(refund, refund, usd(refund + ".00"), null, "2026-03-03T10:00:00Z")
                    .approved("re_" + refund, refund, usd(refund + ".00"), "2026-03-03T10:00:05Z")
                    .handoff(refund, HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-03T10:01:00Z");
        }
        new Ledger(topics).tell(shop);
    }

    /// As a reader of the topic keeps them: the highest version of each break.
    private Map<UUID, BreakState> latest() {
        Map<UUID, BreakState> latest = new HashMap<>();
        breaks.all().stream()
                .map(BreakTopic.Announced::state)
                .forEach(each -> latest.merge(
                        each.breakId(), each, (one, other) -> other.version() > one.version() ? other : one));
        return latest;
    }

    /// Whether the log tells of the others before the break is found or after it.
    @ParameterizedTest(name = "others are told of first: {0}")
    @ValueSource(booleans = {true, false})
    void aLogThatTellsOfOthersSaysThatItDidNotReceiveThisOne(boolean othersFirst) {
        Duration shift = clock.weeksAhead();
        Ledger ledger = new Ledger(topics);
        Shop shop = new Shop(tenant, "US", shift);
        Shop others = new Shop(tenant, "US", shift);
        shop.issued("1", "1", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .approved("re_1", "1", usd("10.00"), "2026-03-03T10:00:05Z");
        for (String refund : List.of("2", "3", "4")) {
            others.issued(refund, refund, usd("10.00"), null, "2026-03-03T10:00:00Z")
                    .approved("re_" + refund, refund, usd("10.00"), "2026-03-03T10:00:05Z")
                    .handoff(refund, HandoffStage.RECEIVED, Map.of(), "2026-03-03T10:00:06Z")
                    .posted("CM-" + refund, refund, usd("10.00"), null, "2026-03-03T10:01:00Z");
        }
        clock.advanceTo(Instant.parse("2026-03-03T10:02:00Z").plus(shift));
        ledger.tell(shop);
        if (othersFirst) {
            ledger.tell(others);
        }
        clock.advanceTo(Instant.parse("2026-03-03T10:16:00Z").plus(shift));
        if (!othersFirst) {
            Eventually.holds(() -> assertThat(steps()).containsExactly("2 or 3"));
            Eventually.holds(
                    () -> assertThat(api.json("/v1/incidents?minBreaks=1").getList("items.failing", String.class))
                            .containsExactly("silent log"));
            ledger.tell(others);
        }

        Eventually.holds(() -> assertThat(steps()).containsExactly("2"));
        String id = api.json("/v1/breaks").getString("items[0].id");
        assertThat(api.json("/v1/breaks/" + id).getList("handoff.evidence", String.class))
                .endsWith("The integration's log tells of other records of shopify-us of "
                        + LocalDate.parse("2026-03-03").plusDays(shift.toDays()) + ", and of this one nothing.");
        Eventually.holds(() -> assertThat(
                        api.json("/v1/incidents?status=open&minBreaks=1").getList("items.failing", String.class))
                .containsExactly("not received"));
    }

    private List<String> steps() {
        return api.json("/v1/breaks?status=open").getList("items.handoffStep", String.class);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThat(problem("/v1/incidents?status=closed", 400)).contains("Send one of open, over.");
        assertThat(problem("/v1/incidents?minBreaks=0", 400)).contains("1 to 999999");
        assertThat(problem("/v1/incidents/" + UUID.randomUUID(), 404)).contains("There is no incident");
        assertThat(problem("/v1/incidents/x", 400)).contains("bad-id");
    }

    private String problem(String path, int status) {
        return api.get(path).then().statusCode(status).extract().asString();
    }
}
