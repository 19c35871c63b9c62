package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ChargebackStage;
import io.tieout.event.CustomerEvent.CustomerObserved;
import io.tieout.event.Envelope;
import io.tieout.event.Provenance;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Payouts;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures about what was told, whatever was compared.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class KpiIT {

    private final String tenant = Tenants.fresh("kpi");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);

    @Test
    void ratesChargebacksFeesAndWhatPeopleWrote() {
        Duration shift = clock.weeksAhead();
        List<BusinessEvent> told = new ArrayList<>();
        Shop shop = new Shop(tenant, "US", shift);
        for (int i = 1; i <= 4; i++) {
            shop.captured("pay_" + i, "O-" + i, usd("100.00"), "2026-03-03T10:00:00Z");
        }
        told.addAll(shop.told());
        told.addAll(new Payouts(tenant, shift)
                .settled("L-1", "po_1", SettlementKind.CHARGE, usd("100.00"), usd("3.20"), "2026-03-04T10:00:00Z")
                .settled("L-2", "po_1", SettlementKind.CHARGE, usd("100.00"), usd("2.80"), "2026-03-04T10:00:00Z")
                .disputed("dp_1", ChargebackStage.OPENED, usd("20.00"), "2026-03-04T10:00:00Z")
                .disputed("dp_2", ChargebackStage.OPENED, usd("30.00"), "2026-03-04T10:00:00Z")
                .disputed("dp_1", ChargebackStage.WON, usd("20.00"), "2026-03-05T09:00:00Z")
                .written("J-1", "po_1", usd("35.50"), "clerk-1", "2026-03-04T12:00:00Z")
                .told());
        new Ledger(topics).tell(told);
        // The same again, as after a crash, is counted once.
        new Ledger(topics).tell(told);
        clock.advanceTo(Instant.parse("2026-03-05T10:00:00Z").plus(shift));

        LocalDate from = LocalDate.parse("2026-03-01").plusDays(shift.toDays());
        String path = "/v1/reports/kpis?from=" + from + "&to=" + from.plusDays(6);
        Eventually.holds(
                () -> assertThat(value(path, "manual-adjustments-value")).isEqualTo("35.50"));
        Eventually.holds(() -> assertThat(value(path, "chargeback-rate")).isEqualTo("50.00"));
        assertThat(value(path, "chargeback-win-rate")).isEqualTo("100.00");
        Eventually.holds(() -> assertThat(value(path, "effective-fee-rate")).isEqualTo("1.50"));
        assertThat(value(path, "manual-adjustments")).isEqualTo("1");
        assertThat(value(path, "manual-adjustments-by-person-value")).isEqualTo("35.50");
        assertThat(value(path, "manual-adjustments-by-account")).isEqualTo("1");
        String quiet = "/v1/reports/kpis?from=" + from + "&to=" + from;
        assertThat(value(quiet, "chargeback-rate")).isEqualTo("n/a");
        assertThat(value(quiet, "effective-fee-rate")).isEqualTo("n/a");
        assertThat(api.get(path + "&format=csv").asString()).contains("effective-fee-rate,US,USD,,6.00,400.00,1.50,%");
        JsonPath checkpoint = api.freeze(from, from.plusDays(3), 201);
        assertThat(checkpoint.getInt("content.manual.documents")).isEqualTo(1);
        assertThat(checkpoint.getString("content.manual.amount")).isEqualTo("35.50");
        assertThat(checkpoint.getList("content.manual.byPerson", Map.class))
                .containsExactly(Map.of("name", "clerk-1", "documents", 1, "amount", "35.50"));
        assertThat(checkpoint.getList("content.manual.byAccount.name", String.class))
                .containsExactly("1050", "1200");
        assertThat(checkpoint.getList("content.manual.byAccount.amount", String.class))
                .containsExactly("35.50", "35.50");
    }

    /// The second profile of a system that has a token of an older one is a duplicate, whoever is told of first;
    /// another system's own profile is none, and neither is what shows after ninety days.
    @Test
    void ratesProfilesThatAreSomebodysAlready() {
        Duration shift = clock.weeksAhead();
        List<BusinessEvent> told = List.of(
                observed("shop", "C2", "2026-03-05", shift, Map.of("email", "e1", "phone", "p2")),
                observed("shop", "C1", "2026-03-02", shift, Map.of("email", "e1")),
                observed("shop", "C1", "2026-03-04", shift, Map.of("email", "e1", "phone", "p1")),
                observed("shop", "C3", "2026-03-05", shift, Map.of("email", "e3")),
                observed("shop", "C4", "2026-03-05", shift, Map.of("email", "e4")),
                observed("shop", "C4", "2026-06-10", shift, Map.of("email", "e1")),
                observed("registers", "K1", "2026-03-05", shift, Map.of("email", "e1")));
        new Ledger(topics).tell(told);
        new Ledger(topics).tell(told);

        LocalDate from = LocalDate.parse("2026-03-01").plusDays(shift.toDays());
        String path = "/v1/reports/kpis?from=" + from + "&to=" + from.plusDays(6);
        Eventually.holds(() -> assertThat(value(path, "customers-created")).isEqualTo("5"));
        assertThat(value(path, "duplicate-customers")).isEqualTo("20.00");
        assertThat(value(path + "&entity=CA", "duplicate-customers")).isNull();
        assertThat(value(path + "&currency=USD", "duplicate-customers")).isNull();
        String second = "/v1/reports/kpis?from=" + from + "&to=" + from.plusDays(3);
        assertThat(value(second, "duplicate-customers")).isEqualTo("0.00");
        assertThat(api.get(path + "&format=csv").asString()).contains("duplicate-customers,US,,,1,5,20.00,%");
    }

    private BusinessEvent observed(
            String source, String customer, String date, Duration shift, Map<String, String> tokens) {
        Instant at = Instant.parse(date + "T10:00:00Z").plus(shift);
        String observation = customer + "@" + date;
        return new CustomerObserved(
                new Envelope(
                        tenant,
                        "US",
                        source,
                        SourceRole.STOREFRONT,
                        "delivery-" + observation,
                        customer,
                        at,
                        at,
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        null,
                        List.of(),
                        new Provenance("receipt-1", "ab".repeat(32), "test/1")),
                observation,
                tokens);
    }

    private String value(String path, String kpi) {
        JsonPath kpis = api.json(path);
        return kpis.getString("kpis.find { it.kpi == '" + kpi + "' }.value");
    }
}
