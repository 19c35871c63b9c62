package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.BusinessEvent;
import io.tieout.event.StockMove;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Stock;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goods on hand and in transit, to the piece and to the cent.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class InventoryIT {

    private final String tenant = Tenants.fresh("stock");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
    }

    @Test
    void showsTheWorkedCaseToTheCent() {
        ledger.tell(Stock.workedCase(tenant, shift).told());
        clock.advanceTo(at("2026-03-08T12:00:00Z"));
        Eventually.holds(() -> assertThat(open()).hasSize(2));

        assertThat(open())
                .containsEntry(statement("S1@A", "2026-03-03T22:00:00Z"), "24.00")
                .containsEntry("transfer:wms-us:TR-1", "24.00");
        JsonPath detail = api.json("/v1/breaks/" + api.breakId(statement("S1@A", "2026-03-03T22:00:00Z")));
        assertThat(detail.getString("break.class")).isEqualTo("stock-variance");
        assertThat(detail.getString("break.authority")).isEqualTo("inventory platform");

        JsonPath report = api.json("/v1/reports/inventory?" + week());
        assertThat(report.<String, Object>getMap("items[0]"))
                .containsAllEntriesOf(Map.of("entity", "US", "sku", "S1", "location", "A", "opening", 100))
                .containsAllEntriesOf(Map.of("received", 0, "sold", -30, "returned", 2, "out", -10, "in", 0))
                .containsAllEntriesOf(Map.of("adjusted", 0, "expected", 62, "stated", 60, "variance", 2))
                .containsAllEntriesOf(Map.of("currency", "USD", "cost", "12.00", "value", "24.00"));
        assertThat(report.getList("items")).hasSize(1);
        assertThat(report.<String, Object>getMap("locations[0]"))
                .containsAllEntriesOf(Map.of("location", "A", "compared", 1, "expected", 62))
                .containsAllEntriesOf(Map.of("absoluteVariance", 2, "net", "24.00", "absolute", "24.00"));
        assertThat(api.get("/v1/reports/inventory?format=csv&" + week())
                        .asString()
                        .lines())
                .anyMatch(line -> line.startsWith("US,S1,A,100,0,-30,2,-10,0,0,62,60,2,USD,12.00,24.00,"));
        JsonPath transit = api.json("/v1/reports/inventory/transit?" + week());
        assertThat(transit.<String, Object>getMap("items[0]"))
                .containsAllEntriesOf(Map.of("transfer", "transfer:wms-us:TR-1", "from", "A", "to", "B"))
                .containsAllEntriesOf(Map.of("out", 10, "in", 8, "accepted", 0, "open", 2))
                .containsAllEntriesOf(Map.of("cost", "12.00", "value", "24.00"));
    }

    @Test
    void addsUpKpisByLocationAndExplainsAll() {
        ledger.tell(Stock.workedCase(tenant, shift).told());
        clock.advanceTo(at("2026-03-08T12:00:00Z"));
        Eventually.holds(() -> assertThat(open()).hasSize(2));

        JsonPath kpis = api.json("/v1/reports/kpis?" + week());
        assertThat(kpis.getList("kpis.findAll { it.kpi == 'inventory-variance' }.value"))
                .containsExactly("3.23", "3.23");
        assertThat(kpis.getList("kpis.findAll { it.location == 'A' }.value")).containsExactly("3.23", "24.00", "24.00");
        JsonPath completeness = api.json("/v1/reports/completeness?" + week());
        assertThat(completeness.getList("rules.findAll { it.state == 'complete' }.rule"))
                .contains("on-hand", "transit");
    }

    @Test
    void acceptsPiecesThatWereLostOnTheWay() {
        ledger.tell(Stock.workedCase(tenant, shift)
                .moved(StockMove.ADJUSTMENT, "S1", "B", -2, "TR-1", "2026-03-06T12:00:00Z")
                .told());
        clock.advanceTo(at("2026-03-08T12:00:00Z"));
        Eventually.holds(() -> assertThat(api.json("/v1/reports/inventory/transit?include=all&" + week())
                        .getList("items.accepted"))
                .containsExactly(2));

        assertThat(api.json("/v1/reports/inventory/transit?" + week()).getList("items"))
                .isEmpty();
    }

    /// The cost of a piece is kept with the item and not with each of its places.
    @Test
    void valuesWhatIsMissingWhenTheCostIsToldAfterwards() {
        ledger.tell(new Stock(tenant, shift)
                .stated("S2", "A", 10, "2026-03-03T00:00:00Z")
                .moved(StockMove.SALE, "S2", "A", 3, null, "2026-03-03T10:00:00Z")
                .stated("S2", "A", 6, "2026-03-03T22:00:00Z")
                .told());
        clock.advanceTo(at("2026-03-04T12:00:00Z"));
        String key = statement("S2@A", "2026-03-03T22:00:00Z");
        Eventually.holds(() -> assertThat(open()).containsEntry(key, "0.00"));

        ledger.tell(new Stock(tenant, shift)
                .costs("S2", "7.50", "2026-03-01T00:00:00Z", "2026-03-04T10:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(open()).containsEntry(key, "7.50"));

        // One that holds from later on changes nothing, another reading of the past does.
        ledger.tell(new Stock(tenant, shift)
                .costs("S2", "9.00", "2026-03-04T00:00:00Z", "2026-03-04T10:00:00Z")
                .costs("S2", "8.00", "2026-03-02T00:00:00Z", "2026-03-04T10:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(open()).containsEntry(key, "8.00"));
    }

    @Test
    void followsACountUntilItIsAdjusted() {
        Stock stock = new Stock(tenant, shift)
                .costs("S3", "5.00", "2026-01-01T00:00:00Z", "2026-03-02T00:00:00Z")
                .stated("S3", "A", 20, "2026-03-03T00:00:00Z")
                .counted("CNT-1", "S3", "A", 17, "2026-03-03T06:30:00Z");
        ledger.tell(stock.told());
        clock.advanceTo(at("2026-03-03T12:00:00Z"));
        Eventually.holds(() -> assertThat(open()).containsEntry("erp-document:wms-us:CNT-1", "15.00"));

        ledger.tell(new Stock(tenant, shift)
                .adjusted("CNT-1", "S3", "A", -3, "2026-03-03T12:30:00Z")
                .told());
        Eventually.holds(() -> assertThat(open()).isEmpty());
    }

    @Test
    void pagesThroughPlaces() {
        Stock stock = new Stock(tenant, shift);
        for (int i = 1; i <= 5; i++) {
            stock.stated("P" + i, "A", 10, "2026-03-03T00:00:00Z")
                    .moved(StockMove.SALE, "P" + i, "A", 1, null, "2026-03-03T10:00:00Z")
                    .stated("P" + i, "A", i == 5 ? 9 : 8, "2026-03-03T22:00:00Z");
        }
        ledger.tell(stock.told());
        clock.advanceTo(at("2026-03-04T12:00:00Z"));
        Eventually.holds(() -> assertThat(open()).hasSize(4));

        List<String> skus = new ArrayList<>();
        JsonPath page = api.json("/v1/reports/inventory?pageSize=3&" + week());
        skus.addAll(page.getList("items.sku"));
        page = api.json("/v1/reports/inventory?pageSize=3&" + week() + "&cursor=" + page.getString("next"));
        skus.addAll(page.getList("items.sku"));
        assertThat(page.getString("next")).isNull();
        assertThat(skus).containsExactly("P1", "P2", "P3", "P4");
        assertThat(page.getMap("items[0]")).doesNotContainKeys("cost", "value", "currency");
        assertThat(api.json("/v1/reports/inventory?include=all&" + week()).getList("items"))
                .hasSize(5);
        assertThat(api.json("/v1/reports/inventory?sku=P2&" + week()).getList("items.sku"))
                .containsExactly("P2");
        assertThat(api.json("/v1/reports/inventory?location=B&" + week()).getList("items"))
                .isEmpty();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheSameInAnyOrder(long seed) {
        List<BusinessEvent> told = new ArrayList<>(Stock.workedCase(tenant, shift)
                .counted("CNT-2", "S1", "A", 58, "2026-03-04T06:30:00Z")
                .adjusted("CNT-2", "S1", "A", -2, "2026-03-04T08:00:00Z")
                .stated("S1", "A", 58, "2026-03-04T22:00:00Z")
                .costs("S1", "13.00", "2026-03-04T00:00:00Z", "2026-03-03T18:00:00Z")
                .told());
        Collections.shuffle(told, new Random(seed));

        told.forEach(event -> ledger.tell(List.of(event)));
        clock.advanceTo(at("2026-03-08T12:00:00Z"));

        Eventually.holds(() -> assertThat(open())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(statement("S1@A", "2026-03-03T22:00:00Z"), "24.00", "transfer:wms-us:TR-1", "24.00")));
    }

    /// By rule key what it is worth. Of the ERP nothing is told, so its documents are missing besides.
    private Map<String, String> open() {
        JsonPath breaks = api.json("/v1/breaks?status=open&class=stock-variance&pageSize=500");
        List<String> keys = breaks.getList("items.ruleKey");
        List<String> amounts = breaks.getList("items.delta.amount");
        Map<String, String> open = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            open.put(keys.get(i), amounts.get(i));
        }
        return open;
    }

    private String statement(String account, String at) {
        return "balance:wms-us:" + account + "@" + at(at);
    }

    private String week() {
        LocalDate first = LocalDate.parse("2026-03-02").plusDays(shift.toDays());
        return "from=" + first + "&to=" + first.plusDays(6);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
