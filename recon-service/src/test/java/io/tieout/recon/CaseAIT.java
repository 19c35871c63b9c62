package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Worked case A through Kafka and PostgreSQL, with the clock run along, read as finance reads it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class CaseAIT {

    private static final String TENANT =
            "case-a-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Api API = new Api(TENANT);
    private static Duration shift = Duration.ZERO;
    private static boolean isTold;

    /// Once; before all is too early, because only then it is known where the service listens.
    @BeforeEach
    void tellTheCase() {
        if (isTold) {
            return;
        }
        isTold = true;
        Topics topics = new Topics(TestStack.shared());
        ReplayClock clock = new ReplayClock(topics);
        shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
        new Ledger(topics).tell(CaseA.tell(new Shop(TENANT, "US", shift)));
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(11));
        clock.advanceTo(Instant.parse("2026-03-03T10:15:00Z").plus(shift));
        Eventually.holds(() -> assertThat(API.breakId("refund:shopify-us:9002")).isNotNull());
        clock.advanceTo(CaseA.AS_OF.plus(shift));
        Eventually.holds(() ->
                assertThat(API.json("/v1/breaks?status=open").getList("items")).hasSize(6));
    }

    @Test
    void tiesByStatus() {
        JsonPath report = API.json("/v1/reports/three-column?by=status");

        assertThat(report.getBoolean("complete")).isTrue();
        assertThat(report.getString("asOf")).isEqualTo(day("2026-03-06"));
        assertThat(report.getList("sections")).hasSize(1);
        assertThat(row(report, 0))
                .containsExactly("approved", 9, "248.75", 7, "223.50", "25.25", "25.25", "0.00", "121.75");
        assertThat(row(report, 1)).containsExactly("pending", 1, "25.00", 0, "0.00", "25.00", "0.00", "25.00", "0.00");
        assertThat(row(report, 2)).containsExactly("rejected", 1, "18.00", 1, "18.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(List.copyOf(report.getMap("sections[0].total").values()))
                .containsExactly("Total", 11, "291.75", 8, "241.50", "50.25", "25.25", "25.00", "121.75");
        assertThat(report.getString("sections[0].residual")).isEqualTo("0.00");
    }

    @Test
    void tiesByDateAndByOrderToTheSameTotal() {
        JsonPath byDate = API.json("/v1/reports/three-column?by=date");
        JsonPath byOrder = API.json("/v1/reports/three-column?by=order");

        assertThat(row(byDate, 1))
                .containsExactly(day("2026-03-03"), 3, "103.75", 3, "98.50", "5.25", "5.25", "0.00", "101.75");
        assertThat(row(byOrder, 5)).containsExactly("1006", 3, "50.00", 1, "30.00", "20.00", "20.00", "0.00", "20.00");
        assertThat(byDate.getMap("sections[0].total")).isEqualTo(byOrder.getMap("sections[0].total"));
    }

    @Test
    void narrowsTheReportByDateRangeOrderAndStatus() {
        assertThat(total("from=" + day("2026-03-04") + "&to=" + day("2026-03-04")))
                .containsExactly("Total", 5, "125.00", 3, "105.00", "20.00", "20.00", "0.00", "20.00");
        assertThat(total("order=1006"))
                .containsExactly("Total", 3, "50.00", 1, "30.00", "20.00", "20.00", "0.00", "20.00");
        assertThat(total("order=order:shopify-us:1006&status=approved"))
                .containsExactly("Total", 3, "50.00", 1, "30.00", "20.00", "20.00", "0.00", "20.00");
        assertThat(API.json("/v1/reports/three-column?order=nothing").getList("sections"))
                .isEmpty();
    }

    /// On the evening of 4 March R7 was tied already, R8 and R9 did not exist.
    @Test
    void foldsAPastDayAnew() {
        assertThat(total("asOf=" + day("2026-03-04")))
                .containsExactly("Total", 9, "248.75", 7, "223.50", "25.25", "25.25", "0.00", "121.75");
        assertThat(total("asOf=" + day("2026-03-03")))
                .containsExactly("Total", 4, "123.75", 4, "118.50", "5.25", "5.25", "0.00", "101.75");
    }

    @Test
    void writesTheReportAsCsvThatNoSpreadsheetRuns() {
        String expected = """
                Entity,Currency,Status,Src #,Source,ERP #,ERP,Net variance,'= breaks,'+ timing,Abs. breaks,Residual\r
                US,USD,approved,9,248.75,7,223.50,25.25,25.25,0.00,121.75,0.00\r
                US,USD,pending,1,25.00,0,0.00,25.00,0.00,25.00,0.00,0.00\r
                US,USD,rejected,1,18.00,1,18.00,0.00,0.00,0.00,0.00,0.00\r
                US,USD,Total,11,291.75,8,241.50,50.25,25.25,25.00,121.75,0.00\r
                """;

        var byParameter = API.get("/v1/reports/three-column?format=csv");
        assertThat(byParameter.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(byParameter.asString()).isEqualToNormalizingNewlines(expected);
        assertThat(API.get("/v1/reports/variance?format=csv").asString())
                .startsWith("Entity,Currency,Business date,Rule,Record,Order,Status")
                .contains(",approved,1,48.25,2,96.50,-48.25,-48.25,0.00,duplicate-posting,");
    }

    @Test
    void listsEachDifferenceWithItsReason() {
        Map<String, String> reasons = API.json("/v1/reports/variance")
                .getMap(
                        "items.collectEntries { [(it.key), it.variance + ' ' + it.reason] }",
                        String.class,
                        String.class);

        assertThat(reasons)
                .containsOnly(
                        Map.entry("refund:shopify-us:9002", "35.50 missing"),
                        Map.entry("refund:shopify-us:9003", "18.00 amount"),
                        Map.entry("refund:shopify-us:9004", "-48.25 duplicate-posting"),
                        Map.entry("refund:shopify-us:9005", "0.00 field-dropped"),
                        Map.entry("refund:shopify-us:9062", "12.40 first-partial-only"),
                        Map.entry("refund:shopify-us:9063", "7.60 first-partial-only"),
                        Map.entry("refund:shopify-us:9008", "25.00 timing"),
                        Map.entry("refund:shopify-us:9009", "0.00 rejected-or-stuck"));
    }

    @Test
    void tellsTheWholeStoryOfTheMissingOne() {
        JsonPath story = API.json("/v1/breaks/" + API.breakId("refund:shopify-us:9002"));

        assertThat(story.getString("break.class")).isEqualTo("missing");
        assertThat(story.getInt("break.mismatchAgeDays")).isEqualTo(3);
        assertThat(story.getInt("break.businessAgeDays")).isEqualTo(3);
        assertThat(story.getString("break.ageBucket")).isEqualTo("2–3");
        assertThat(story.getString("break.authority")).isEqualTo("storefront");
        assertThat(story.getString("break.systemOfRecord.field")).isEqualTo("existence");
        assertThat(story.getString("break.systemOfRecord.system")).isEqualTo("storefront or pos");
        assertThat(story.getString("break.dueAt")).isEqualTo(at("2026-03-03T10:15:00Z"));
        assertThat(story.getString("break.firstDetectedAt")).isEqualTo(at("2026-03-03T10:15:00Z"));
        assertThat(story.getString("sides.source.amount")).isEqualTo("35.50");
        assertThat(story.getString("sides.processor.amount")).isEqualTo("35.50");
        assertThat(story.getMap("sides").get("erp")).isNull();
        assertThat(story.getString("handoff.step")).isEqualTo("2");
        assertThat(story.getList("handoff.evidence", String.class))
                .anyMatch(sentence -> sentence.contains("dead-lettered"));
        assertThat(story.getList("legs.source", String.class))
                .containsExactly("shopify-us", "stripe-us", "celigo-us", "celigo-us");
        assertThat(story.getList("history.version", Integer.class)).startsWith(1);
        assertThat(story.getString("links.transaction"))
                .endsWith("/v1/transactions/" + story.getString("break.correlationId"));
        assertThat(story.getString("links.trace"))
                .isEqualTo("http://traces.example/zipkin/traces/" + story.getString("links.traceId"));
    }

    @Test
    void filtersTheListAndPagesThroughIt() {
        assertThat(keys("class=missing")).containsExactly("refund:shopify-us:9002");
        assertThat(keys("status=closed")).containsExactly("refund:shopify-us:9007");
        assertThat(keys("order=1006")).containsExactly("order:shopify-us:1006");
        assertThat(keys("severity=P2")).containsExactly("refund:shopify-us:9009");
        assertThat(keys("minAmount=35.50"))
                .containsExactlyInAnyOrder("refund:shopify-us:9002", "refund:shopify-us:9004");
        assertThat(keys("minAmount=35.501")).containsExactly("refund:shopify-us:9004");
        assertThat(keys("from=" + day("2026-03-05"))).containsExactly("refund:shopify-us:9009");
        assertThat(keys("to=" + day("2026-03-02"))).isEmpty();
        String transaction = API.json("/v1/breaks?order=1006").getString("items[0].correlationId");
        assertThat(keys("correlationId=" + transaction)).containsExactly("order:shopify-us:1006");

        JsonPath first = API.json("/v1/breaks?pageSize=4");
        JsonPath second = API.json("/v1/breaks?pageSize=4&cursor=" + first.getString("next"));
        assertThat(first.getList("items")).hasSize(4);
        assertThat(second.getList("items")).hasSize(3);
        assertThat(second.getString("next")).isNull();
        assertThat(second.getList("items.id")).doesNotContainAnyElementsOf(first.getList("items.id"));
    }

    @Test
    void listsWhatWasTiedAndByWhat() {
        JsonPath one = API.json("/v1/matches?record=refund:shopify-us:9001");

        assertThat(one.getList("items")).hasSize(1);
        assertThat(one.getString("items[0].rule")).isEqualTo("refunds");
        assertThat(one.getInt("items[0].ruleVersion")).isEqualTo(4);
        assertThat(one.getString("items[0].order")).isEqualTo("order:shopify-us:1001");
        assertThat(one.getString("items[0].businessDate")).isEqualTo(day("2026-03-02"));
        assertThat(one.getString("items[0].source.amount")).isEqualTo("20.00");
        assertThat(one.getString("items[0].erp.amount")).isEqualTo("20.00");
        assertThat(one.getString("items[0].breakId")).isNull();
        assertThat(one.getList("items[0].documents.document", String.class))
                .containsExactly("erp-document:netsuite-us:CM-1");
        assertThat(one.getString("items[0].documents[0].stage")).isEqualTo("source-refund-id");
        assertThat(one.getBoolean("items[0].documents[0].weak")).isFalse();
        assertThat(one.getString("items[0].documents[0].postedAt")).isEqualTo(at("2026-03-02T09:05:00Z"));

        JsonPath twice = API.json("/v1/matches?order=1004");
        assertThat(twice.getList("items[0].documents.document", String.class))
                .containsExactly("erp-document:netsuite-us:CM-4", "erp-document:netsuite-us:CM-4B");
        assertThat(twice.getString("items[0].breakId")).isEqualTo(API.breakId("refund:shopify-us:9004"));
    }

    @Test
    void filtersMatchesAndPagesThroughThem() {
        List<String> all = List.of("9001", "9003", "9004", "9005", "9007", "9061", "9009");
        assertThat(records("pageSize=500")).containsExactlyElementsOf(all);
        assertThat(records("rule=refunds")).hasSize(all.size());
        assertThat(records("rule=gift-cards")).isEmpty();
        assertThat(records("entity=EU")).isEmpty();
        assertThat(records("from=" + day("2026-03-05"))).containsExactly("9009");
        assertThat(records("to=" + day("2026-03-02"))).containsExactly("9001");
        assertThat(records("record=refund:shopify-us:9002"))
                .as("which is missing in the ERP")
                .isEmpty();
        String transaction =
                API.json("/v1/matches?record=refund:shopify-us:9061").getString("items[0].correlationId");
        assertThat(records("correlationId=" + transaction)).containsExactly("9061");

        JsonPath first = API.json("/v1/matches?pageSize=4");
        JsonPath second = API.json("/v1/matches?pageSize=4&cursor=" + first.getString("next"));
        assertThat(values(first)).containsExactlyElementsOf(all.subList(0, 4));
        assertThat(values(second)).containsExactlyElementsOf(all.subList(4, 7));
        assertThat(second.getString("next")).isNull();
    }

    private static List<String> records(String query) {
        return values(API.json("/v1/matches?" + query));
    }

    private static List<String> values(JsonPath matches) {
        return matches.getList("items.record", String.class).stream()
                .map(record -> record.substring("refund:shopify-us:".length()))
                .toList();
    }

    private static List<String> keys(String query) {
        return API.json("/v1/breaks?" + query).getList("items.ruleKey", String.class);
    }

    private static List<Object> total(String query) {
        return List.copyOf(API.json("/v1/reports/three-column?" + query)
                .<String, Object>getMap("sections[0].total")
                .values());
    }

    private static List<Object> row(JsonPath report, int index) {
        return List.copyOf(
                report.<String, Object>getMap("sections[0].rows[" + index + "]").values());
    }

    private static String day(String date) {
        return LocalDate.parse(date).plusDays(shift.toDays()).toString();
    }

    private static String at(String time) {
        return Instant.parse(time)
                .plus(shift)
                .atOffset(ZoneOffset.UTC)
                .toInstant()
                .toString();
    }
}
