package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.StoreSummary;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The right turnover of a store-day on the wrong lines of its summary.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class StoreLinesIT {

    private static final String OPEN = "/v1/breaks?rule=store-days&status=open";

    private final String tenant = Tenants.fresh("lines");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);
    private final Duration shift = clock.weeksAhead();

    @Test
    void taxInRevenueIsOneBreakUntilItIsPostedRight() {
        StoreSummary day = new StoreSummary(tenant, shift)
                .closed(usd("0.00"), "2026-03-03T20:00:00Z")
                .forwarded(
                        Map.of(
                                "amount",
                                "450.00",
                                "currency",
                                "USD",
                                "tax",
                                "30.00",
                                "discounts",
                                "20.00",
                                "cash",
                                "150.00",
                                "revenue",
                                "440.00"),
                        "2026-03-03T20:01:00Z")
                .posted(
                        "S-1",
                        "450.00",
                        List.of("debit 1110 150.00", "debit 2400 300.00", "debit 4100 20.00", "credit 4000 470.00"),
                        "2026-03-03T20:02:00Z");
        new Ledger(topics).tell(day.told());
        clock.advanceTo(Instant.parse("2026-03-05T00:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(api.json(OPEN).getList("items")).hasSize(1));

        JsonPath found = api.json(OPEN);
        assertThat(found.getString("items[0].class")).isEqualTo("wrong-account");
        assertThat(found.getString("items[0].delta.amount")).isEqualTo("0.00");
        assertThat(found.getString("items[0].exposure.amount")).isEqualTo("30.00");
        assertThat(found.getString("items[0].handoffStep")).isEqualTo("3");
        assertThat(found.getString("items[0].repair"))
                .endsWith("To move: credit 2100 (tax) with 30.00 USD, debit 4000 or 4050 (revenue) with 30.00 USD.");
        JsonPath detail = api.json("/v1/breaks/" + found.getString("items[0].id"));
        assertThat(detail.getList("differences.field")).containsExactly("tax", "revenue");
        assertThat(detail.getString("differences[0].expected")).isEqualTo("30.00 USD");
        assertThat(detail.getString("differences[0].actual")).isEqualTo("0.00 USD");

        new Ledger(topics)
                .tell(new StoreSummary(tenant, shift)
                        .reversed("S-1", "450.00", "2026-03-05T08:00:00Z")
                        .posted(
                                "S-2",
                                "450.00",
                                List.of(
                                        "debit 1110 150.00",
                                        "debit 2400 300.00",
                                        "debit 4100 20.00",
                                        "credit 4000 440.00",
                                        "credit 2100 30.00"),
                                "2026-03-03T20:30:00Z")
                        .told());
        Eventually.holds(() -> assertThat(api.json(OPEN).getList("items")).isEmpty());
    }
}
