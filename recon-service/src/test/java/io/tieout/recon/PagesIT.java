package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tieout.event.HandoffStage;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Site;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages for finance over worked case A and three more dead letters: what they show is what the API answers.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {

    private static final String TENANT = Tenants.fresh("pages");
    private static final Api API = new Api(TENANT);
    private static final Site VIEWER = new Site(Tokens.viewer(TENANT));
    private static final Site FINANCE = new Site(Tokens.finance(TENANT));
    private static final Site APPROVER = new Site(Tokens.approver(TENANT));
    private static Duration shift = Duration.ZERO;
    private static String checkpoint = "";

    @Test
    @Order(1)
    void tellsHowTheDayStands() {
        tellTheCase();

        String home = VIEWER.text("/pages");

        int open =
                API.json("/v1/breaks?status=open&pageSize=500").getList("items").size();
        assertThat(open).isEqualTo(9);
        assertThat(home).contains("How the day stands", "Every difference is explained", "None is known to be silent");
        assertThat(home).contains("No window was frozen yet.");
        int counted = 0;
        for (String severity : List.of("P1", "P2", "P3", "P4")) {
            int count = API.json("/v1/breaks?status=open&pageSize=500&severity=" + severity)
                    .getList("items")
                    .size();
            assertThat(home).contains(severity + " " + count + " open breaks of this severity");
            counted += count;
        }
        assertThat(counted).isEqualTo(open);
    }

    @Test
    @Order(2)
    void showsIncidentsWithTheirBreaksAndWhatADayCosts() {
        String id = API.json("/v1/incidents?status=open").getString("items[0].id");

        String list = VIEWER.text("/pages/incidents");
        assertThat(list).contains("Missing at celigo-us", "dead-lettered: connection reset", "Integration bug");
        assertThat(list).contains("4 of 4 breaks", "95.50");
        String incident = VIEWER.text("/pages/incidents/" + id);
        assertThat(incident).contains("Missing at celigo-us", "Amounts of its open breaks, each counted once");
        assertThat(incident).contains("USD 95.50 95.50", "refund:shopify-us:9101", "2, not forwarded");
        String base = API.json("/v1/incidents/" + id).getString("costPerDay[0].base");
        assertThat(incident).contains(base);
        assertThat(VIEWER.text("/pages/incidents?status=over")).contains("No incidents");
        assertThat(VIEWER.get("/pages/incidents/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(VIEWER.get("/pages/incidents?status=lost").asString()).contains("Send one of open, over.");
    }

    @ParameterizedTest(name = "{0}")
    @Order(3)
    @CsvSource(delimiter = '|', textBlock = """
            completeness | refunds
            variance     | refund:shopify-us:9002
            side-by-side | Fields in dispute
            lag          | Median seconds
            kpis         | Auto match rate
            statement    | refund:shopify-us:9002
            diagnosis    | Who must act
            divergence   | Cost per day
            orphans      | Orphans
            divergence-points | order:shopify-us:1002
            cascades     | Cascades
            inventory    | Inventory
            transit      | Transit
            """)
    void showsEachReportAsAPageAndAsFiles(String report, String words) throws IOException {
        assertThat(VIEWER.text("/pages/reports")).contains("Three-column", "Completeness", "KPIs", "Payout proof");
        assertThat(VIEWER.text("/pages/reports/" + report)).contains(words).doesNotContain("There is nothing to show");

        String filters = report.equals("variance") ? "?entity=US" : "";
        assertThat(VIEWER.get("/pages/reports/" + report + "/csv" + filters).asString())
                .as("the same file as the API's")
                .isEqualTo(API.get("/v1/reports/" + (report.equals("transit") ? "inventory/transit" : report)
                                + "?format=csv" + filters.replace('?', '&'))
                        .asString());
        Response file = VIEWER.get("/pages/reports/" + report + "/xlsx");
        assertThat(file.header("Content-Disposition")).startsWith("attachment").endsWith(".xlsx\"");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).isNotEmpty();
        }
    }

    @Test
    @Order(3)
    void saysAboveTheFiltersWhatIsWrongWithThem() {
        Response page = VIEWER.get("/pages/reports/kpis?from=2026-03-06&to=2026-03-05");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains("There is nothing to show.", "not before", "id=\"from\"");
        assertThat(VIEWER.get("/pages/reports/kpis?page=51").asString()).contains("is no page", "from 1 to 50");
        assertThat(VIEWER.text("/pages/reports/kpis?page=2"))
                .contains("Previous page")
                .doesNotContain("Next page");
        assertThat(VIEWER.get("/pages/reports/horoscope").statusCode()).isEqualTo(404);
        assertThat(VIEWER.get("/pages/reports/kpis/pdf").statusCode()).isEqualTo(400);
        assertThat(VIEWER.text("/pages/reports/payout-proof")).contains("Payout, such as");
        assertThat(VIEWER.get("/pages/reports/payout-proof?payout=payout:stripe-us:none")
                        .statusCode())
                .isEqualTo(404);
        assertThat(VIEWER.text("/pages/three-column")).contains("351.75", "241.50", "181.75");
    }

    @Test
    @Order(4)
    void freezesAWindowForFinanceOnly() {
        assertThat(VIEWER.text("/pages/checkpoints")).doesNotContain("Freeze a window");
        assertThat(FINANCE.text("/pages/checkpoints")).contains("Freeze a window");
        Map<String, String> window =
                Map.of("entity", "US", "currency", "USD", "from", day("2026-03-01"), "to", day("2026-03-06"));
        assertThat(FINANCE.sendAsIs("/pages/checkpoints", window).statusCode())
                .as("without the key of the session")
                .isEqualTo(403);
        assertThat(FINANCE.send("/pages/checkpoints", "/pages/checkpoints", Map.of("entity", "US"))
                        .asString())
                .contains("/currency: Send a code such as USD.");
        assertThat(API.json("/v1/checkpoints").getList("items")).isEmpty();

        Response frozen = FINANCE.send("/pages/checkpoints", "/pages/checkpoints", window);

        assertThat(frozen.statusCode()).isEqualTo(303);
        checkpoint = API.json("/v1/checkpoints").getString("items[0].id");
        assertThat(frozen.header("Location")).endsWith("/pages/checkpoints/" + checkpoint);
        assertThat(API.json("/v1/checkpoints").getString("items[0].createdBy")).isEqualTo("finance@" + TENANT);
    }

    @Test
    @Order(5)
    void showsACheckpointSectionBySection() {
        String hash = API.json("/v1/checkpoints/" + checkpoint).getString("contentSha256");

        String page = VIEWER.text("/pages/checkpoints/" + checkpoint);

        assertThat(page)
                .contains(
                        hash,
                        "complete",
                        "Feeds",
                        "Control totals",
                        "Three-column",
                        "Bridge",
                        "Open breaks",
                        "Settled by the ledger, total",
                        "Not available");
        assertThat(page).contains("Breaks that were open", "refund:shopify-us:9002", "All rules - resolved");
        assertThat(page.split("payouts/3", -1))
                .as("a rule that compared nothing stands among the rules only")
                .hasSize(2);
        assertThat(VIEWER.get("/pages/checkpoints/" + checkpoint + "/csv").asString())
                .isEqualTo(API.get("/v1/checkpoints/" + checkpoint + "/report?format=csv")
                        .asString());
        assertThat(VIEWER.get("/pages/checkpoints/" + checkpoint + "/json").asByteArray())
                .isEqualTo(API.get("/v1/checkpoints/" + checkpoint + "/content").asByteArray());
        assertThat(VIEWER.get("/pages/checkpoints/" + checkpoint + "/xlsx").statusCode())
                .isEqualTo(200);
        assertThat(VIEWER.text("/pages/checkpoints")).contains("US USD", "not signed");
        assertThat(VIEWER.text("/pages")).contains("complete, not signed");
    }

    @Test
    @Order(6)
    void isSignedByTwoPersonsByTheRulesOfTheApi() {
        String page = "/pages/checkpoints/" + checkpoint;
        Map<String, String> prepared = signature("preparer");
        Map<String, String> reviewed = signature("reviewer");
        assertThat(VIEWER.text(page)).doesNotContain("Sign as").contains("needs the role finance");
        assertThat(APPROVER.text(page)).doesNotContain("Sign as").contains("Nobody signed as preparer yet");
        assertThat(FINANCE.text(page)).contains("Sign as preparer").doesNotContain("Sign as reviewer");
        assertThat(FINANCE.sendAsIs(page + "/sign", prepared).statusCode()).isEqualTo(403);
        assertThat(given().formParams(prepared)
                        .redirects()
                        .follow(false)
                        .post(page + "/sign")
                        .header("Location"))
                .contains("/pages/sign-in");
        String key = formKey(FINANCE);
        assertThat(APPROVER.sendAsIs(page + "/sign", with(reviewed, key)).statusCode())
                .as("with the key of somebody else's session")
                .isEqualTo(403);
        assertThat(VIEWER.sendAsIs(page + "/sign", with(prepared, formKey(VIEWER)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signatures()).isEmpty();

        assertThat(FINANCE.send(page + "/sign", page, prepared).statusCode()).isEqualTo(303);
        assertThat(FINANCE.sendAsIs(page + "/sign", with(prepared, key)).statusCode())
                .isEqualTo(409);
        Site both = new Site(Tokens.of(TENANT, "finance", "approver"));
        assertThat(both.text(page)).contains("Nobody reviews what they prepared");
        assertThat(APPROVER.text(page)).contains("Sign as reviewer", "finance@" + TENANT);
        Map<String, String> other = Map.of("as", "reviewer", "contentSha256", "0".repeat(64));
        assertThat(APPROVER.send(page + "/sign", page, other).asString()).contains("another hash");
        assertThat(APPROVER.send(page + "/sign", page, reviewed).statusCode()).isEqualTo(303);

        assertThat(signatures()).containsExactly("finance@" + TENANT, "approver@" + TENANT);
        assertThat(VIEWER.text("/pages/checkpoints")).contains("signed by two persons");
        assertThat(APPROVER.text(page)).doesNotContain("Sign as");
    }

    @ParameterizedTest
    @Order(7)
    @ValueSource(strings = {"viewer", "operator", "finance", "approver", "auditor", "admin"})
    void isReadByEveryRoleOfTheTenantAndByNobodyElse(String role) {
        Site ours = new Site(Tokens.of(TENANT, role));
        Site theirs = new Site(Tokens.of(Tenants.fresh("others"), role));
        String incident = API.json("/v1/incidents").getString("items[0].id");
        for (String page : List.of(
                "/pages",
                "/pages/breaks",
                "/pages/incidents",
                "/pages/reports",
                "/pages/reports/statement",
                "/pages/checkpoints",
                "/pages/three-column")) {
            Response shown = ours.get(page);
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            assertThat(shown.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
            assertThat(theirs.text(page)).doesNotContain("shopify-us", "celigo-us", "US USD,");
            assertThat(given().redirects().follow(false).get(page).statusCode()).isEqualTo(303);
        }
        assertThat(theirs.get("/pages/incidents/" + incident).statusCode()).isEqualTo(404);
        for (String file : List.of("", "/csv", "/xlsx", "/json")) {
            assertThat(theirs.get("/pages/checkpoints/" + checkpoint + file).statusCode())
                    .isEqualTo(404);
        }
        assertThat(new Site(Tokens.of(TENANT, "cook")).get("/pages").statusCode())
                .isEqualTo(303);
    }

    private static List<String> signatures() {
        return API.json("/v1/checkpoints/" + checkpoint).getList("signatures.by", String.class);
    }

    private static Map<String, String> signature(String as) {
        return Map.of(
                "as",
                as,
                "contentSha256",
                API.json("/v1/checkpoints/" + checkpoint).getString("contentSha256"));
    }

    /// The key that the reader's own pages have, taken from the page that shows it to finance.
    private static String formKey(Site reader) {
        String html = reader.get("/pages/checkpoints").asString();
        int at = html.indexOf("name=\"formKey\" value=\"");
        return at < 0 ? "" : html.substring(at + 22, at + 86);
    }

    private static Map<String, String> with(Map<String, String> fields, String formKey) {
        return Map.of(
                "as", String.valueOf(fields.get("as")),
                "contentSha256", String.valueOf(fields.get("contentSha256")),
                "formKey", formKey);
    }

    private static void tellTheCase() {
        Topics topics = new Topics(TestStack.shared());
        ReplayClock clock = new ReplayClock(topics);
        shift = clock.weeksAhead();
        clock.advanceTo(CaseA.AS_OF.plus(shift).minus(Duration.ofDays(3)));
        Shop shop = CaseA.tell(new Shop(TENANT, "US", shift));
        for (int each = 1; each <= 3; each++) {
            String refund = "910" + each;
            shop.issued(refund, refund, usd(each + "0.00"), null, "2026-03-05T10:00:00Z")
                    .approved("re_" + refund, refund, usd(each + "0.00"), "2026-03-05T10:00:05Z")
                    .handoff(refund, HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-05T10:01:00Z");
        }
        new Ledger(topics).tell(shop);
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(14));
        clock.advanceTo(Instant.parse("2026-03-07T08:00:00Z").plus(shift));
        Eventually.holds(() ->
                assertThat(API.json("/v1/breaks?status=open").getList("items")).hasSizeGreaterThanOrEqualTo(9));
        Eventually.holds(() -> assertThat(API.json("/v1/incidents?status=open").getList("items.openBreaks", int.class))
                .containsExactly(4));
    }

    private static String day(String date) {
        return LocalDate.parse(date).plusDays(shift.toDays()).toString();
    }
}
