package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Worked case A in every report, and in the files that finance downloads.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class ReportsIT {

    private static final String TENANT = Tenants.fresh("reports");
    private static final Api API = new Api(TENANT);
    private static Duration shift = Duration.ZERO;
    private static boolean isTold;

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
    void writesSpreadsheetsOfNumbersAndText() throws IOException {
        Response file = API.get("/v1/reports/three-column?format=xlsx");

        assertThat(file.contentType()).isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"three-column-by-status-" + day("2026-03-06") + ".xlsx\"");
        List<Row> rows = sheet(file, "Three-column");
        assertThat(rows.getFirst().getCellText(9)).isEqualTo("+ timing");
        Row total = rows.get(4);
        assertThat(total.getCellText(2)).isEqualTo("Total");
        assertThat(total.getCell(4).asNumber()).isEqualByComparingTo("291.75");
        assertThat(total.getCell(4).getType()).isEqualTo(CellType.NUMBER);
        assertThat(total.getCell(11).asNumber()).isEqualByComparingTo("0.00");
        List<Row> variance = sheet(API.get("/v1/reports/variance?format=xlsx"), "Variance");
        assertThat(variance).hasSize(1 + 8);
        assertThat(variance.get(1).getCell(2).asDate().toLocalDate()).isEqualTo(LocalDate.parse(day("2026-03-03")));
        assertThat(sheet(file, "About").get(1).getCellText(1)).isEqualTo(day("2026-03-06"));
    }

    @Test
    void provesEachRuleComplete() {
        JsonPath report = API.json("/v1/reports/completeness" + week("?"));

        assertThat(report.getBoolean("complete")).isTrue();
        assertThat(report.getList("rules.rule")).containsExactly("refunds");
        assertThat(report.<String, Object>getMap("rules[0]"))
                .containsAllEntriesOf(Map.of("items", 11, "source", "291.75", "erp", "241.50", "variance", "50.25"))
                .containsAllEntriesOf(Map.of("breaks", "25.25", "timing", "25.00", "explained", "50.25"))
                .containsAllEntriesOf(Map.of("residual", "0.00", "unexplained", 0, "state", "complete"));
        assertThat(report.getList("nothingCompared")).contains("payouts").doesNotContain("refunds");
        JsonPath nothing = API.json("/v1/reports/completeness?entity=EU");
        assertThat(nothing.getBoolean("complete"))
                .as("nothing compared proves nothing")
                .isFalse();
    }

    @Test
    void statesWhatIsOpenWithEachSideByAge() {
        JsonPath report = API.json("/v1/reports/statement");

        assertThat(report.getList("accounts.counterparty")).containsOnly("shopify-us");
        assertThat(report.getList("accounts.side")).containsExactly("source", "erp", "equal");
        assertThat(report.getList("accounts.total.count")).containsExactly(3, 1, 2);
        assertThat(report.getList("accounts.total.net")).containsExactly("73.50", "-48.25", "0.00");
        assertThat(report.getList("accounts[0].buckets.days"))
                .hasSize(7)
                .startsWith("0–1")
                .endsWith("> 90");
        assertThat(report.getList("items")).hasSize(6);
        assertThat(report.<String, Object>getMap("items.find { it.ruleKey == 'refund:shopify-us:9002' }"))
                .containsAllEntriesOf(Map.of("delta", "35.50", "ageDays", 3, "ageBucket", "2–3", "class", "missing"));

        JsonPath then = API.json("/v1/reports/statement?class=missing&asOf=" + day("2026-03-03"));
        assertThat(then.getList("items.ruleKey")).containsExactly("refund:shopify-us:9002");
        assertThat(then.getInt("items[0].ageDays")).isZero();
        assertThat(API.json("/v1/reports/statement?asOf=" + day("2026-03-02")).getList("items"))
                .isEmpty();
    }

    @Test
    void pagesThroughOpenItems() {
        List<String> ids = new ArrayList<>();
        JsonPath page = API.json("/v1/reports/diagnosis?pageSize=4");
        ids.addAll(page.getList("items.id"));
        page = API.json("/v1/reports/diagnosis?pageSize=4&cursor=" + page.getString("next"));
        ids.addAll(page.getList("items.id"));

        assertThat(page.getString("next")).isNull();
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        assertThat(page.getList("steps.sum.count", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(6);
    }

    @Test
    void tellsAllBreaksInOneFile() {
        Response file = API.get("/v1/reports/breaks?status=open&asOf=" + day("2026-03-06"));

        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"breaks-" + day("2026-03-06") + ".csv\"");
        assertThat(file.contentType()).startsWith("text/csv");
        List<String> lines = file.asString().lines().toList();
        assertThat(lines.getFirst()).startsWith("Severity,Class,Further classes,Status,Entity,Currency,Record,Order");
        List<Map<String, Object>> listed =
                API.json("/v1/breaks?status=open&asOf=" + day("2026-03-06")).getList("items");
        assertThat(lines).hasSize(1 + 6);
        for (int at = 0; at < listed.size(); at++) {
            Map<String, Object> each = listed.get(at);
            assertThat(lines.get(at + 1))
                    .startsWith("%s,%s,".formatted(each.get("severity"), each.get("class")))
                    .contains("," + each.get("ruleKey") + "," + each.get("order") + ",")
                    .contains(",%s,%s,%s,"
                            .formatted(each.get("mismatchAgeDays"), each.get("businessAgeDays"), each.get("ageBucket")))
                    .endsWith("," + each.get("id"));
        }
        assertThat(lines)
                .anyMatch(line -> line.contains(",refund:shopify-us:9002,") && line.contains(",35.50,35.50,35.50,"));
        assertThat(API.get("/v1/reports/breaks?rule=payouts").asString().lines())
                .hasSize(1);
    }

    @Test
    void saysAtWhichStepAndWhoMustAct() throws IOException {
        JsonPath report = API.json("/v1/reports/diagnosis?step=2");

        assertThat(report.getList("steps.whoActs")).containsExactly("operators of the integration");
        assertThat(report.getString("steps[0].sum.net")).isEqualTo("35.50");
        assertThat(report.getList("items.ruleKey")).containsExactly("refund:shopify-us:9002");
        assertThat(report.getList("items[0].evidence", String.class)).anyMatch(each -> each.contains("dead-lettered"));
        assertThat(sheet(API.get("/v1/reports/diagnosis?format=xlsx"), "Open items"))
                .hasSize(1 + 6);
    }

    @Test
    void mapsDivergenceWithItsCost() {
        JsonPath report = API.json("/v1/reports/divergence?class=missing");

        assertThat(report.getList("cells")).hasSize(1);
        assertThat(report.getString("cells[0].connector")).isEqualTo("celigo-us");
        assertThat(report.getString("cells[0].sum.absolute")).isEqualTo("35.50");
        assertThat(report.<String, Object>getMap("cells[0].costPerDay"))
                .isEqualTo(Map.of("low", "0.7726", "base", "1.5452", "high", "3.0904"));
    }

    @Test
    void putsTheSidesBesideEachOther() {
        JsonPath report = API.json("/v1/reports/side-by-side" + week("?"));

        assertThat(report.getList("items")).hasSize(8);
        String lost = "items.find { it.key == 'refund:shopify-us:9005' }";
        assertThat(report.getString(lost + ".differences[0].field")).isEqualTo("reason");
        assertThat(report.getString(lost + ".differences[0].expected")).isEqualTo("damaged");
        assertThat(report.getList(lost + ".legs.source"))
                .containsSubsequence("shopify-us", "stripe-us", "celigo-us", "netsuite-us");
        String twice = "items.find { it.key == 'refund:shopify-us:9004' }";
        assertThat(report.getList(twice + ".legs.findAll { it.role == 'erp' }.subject"))
                .containsExactly("CM-4", "CM-4B");
        assertThat(API.json("/v1/reports/side-by-side?include=all" + week("&")).getList("items"))
                .hasSize(11);
        assertThat(API.get("/v1/reports/side-by-side?format=csv" + week("&")).asString())
                .contains(",refund:shopify-us:9003,20.00,2.00,18.00,amount,");
    }

    @Test
    void measuresEachHop() {
        JsonPath report = API.json("/v1/reports/lag" + week("?"));

        assertThat(report.<String, Object>getMap("hops.find { it.to == 'netsuite-us' }"))
                .containsAllEntriesOf(Map.of("rule", "refunds", "from", "shopify-us", "records", 7))
                .containsAllEntriesOf(Map.of("medianSeconds", 300, "p90Seconds", 11_400, "p99Seconds", 11_400));
        assertThat(report.<String, Object>getMap("hops.find { it.to == 'stripe-us' }"))
                .as("not the pending one, whose id at the processor no document and no break names yet")
                .containsAllEntriesOf(Map.of("records", 10, "medianSeconds", 5));
        assertThat(report.getList("delays")).hasSize(1);
        assertThat(report.<String, Object>getMap("delays[0]"))
                .containsAllEntriesOf(Map.of("rule", "refunds", "delayed", 2, "due", 10, "rate", "20.00"));
    }

    @Test
    void answersWithNumeratorAndDenominator() {
        JsonPath report = API.json("/v1/reports/kpis" + week("?"));

        assertThat(kpi(report, "return-exceptions")).isEqualTo("7 / 10 = 70.00 %");
        assertThat(kpi(report, "auto-match-rate")).isEqualTo("3 / 10 = 30.00 %");
        assertThat(kpi(report, "auto-match-value-rate")).isEqualTo("110.00 / 266.75 = 41.24 %");
        assertThat(kpi(report, "delayed")).isEqualTo("2 / 10 = 20.00 %");
        assertThat(kpi(report, "unreconciled-rate")).isEqualTo("0 / 0 = n/a %");
        assertThat(kpi(report, "out-of-period")).isEqualTo("0.00 / 0.00 = n/a %");
        assertThat(kpi(report, "unmatched-settlements")).isEqualTo("0 / null = 0 items");
        assertThat(kpi(report, "time-to-auto-close-median")).contains(" / 1 = ").endsWith(" seconds");
        assertThat(kpi(report, "time-to-resolution-median")).isEqualTo("n/a / 0 = n/a seconds");
        assertThat(report.getString("kpis.find { it.kpi == 'open-age-p90' }.denominator"))
                .isEqualTo("6");
        assertThat(report.getList("kpis.entity")).containsOnly("US");
    }

    private static String kpi(JsonPath report, String code) {
        Map<String, Object> kpi = report.getMap("kpis.find { it.kpi == '" + code + "' }");
        return kpi.get("numerator") + " / " + kpi.get("denominator") + " = " + kpi.get("value") + " " + kpi.get("unit");
    }

    private static List<Row> sheet(Response file, String name) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            Sheet sheet = workbook.findSheet(name).orElseThrow();
            return sheet.read();
        }
    }

    private static String week(String before) {
        return before + "from=" + day("2026-03-01") + "&to=" + day("2026-03-06");
    }

    private static String day(String date) {
        return LocalDate.parse(date).plusDays(shift.toDays()).toString();
    }
}
