package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.recon.fixture.Api;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A whole order through Kafka, PostgreSQL and the clock.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class OrdersIT {

    private final String tenant = Tenants.fresh("orders");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T10:00:00Z"));
    }

    @Test
    void isTimingForADayThenAStepIsMissingUntilItIsCaptured() {
        ledger.tell(shop().delivered("S-1", "A", usd("80.00"), "2026-03-03T10:00:00Z"));
        Eventually.holds(() -> assertThat(items()).containsExactly("order:shopify-us:A"));
        assertThat(deltas("step-missing", "open")).isEmpty();

        clock.advanceTo(at("2026-03-04T10:00:00Z"));

        Eventually.holds(() -> assertThat(deltas("step-missing", "open")).containsExactly("80.00"));
        assertThat(api.json("/v1/reports/three-column?rule=orders").getBoolean("complete"))
                .isTrue();
        assertThat(new Api(Tenants.fresh("others"))
                        .json("/v1/breaks?rule=orders")
                        .getList("items"))
                .as("what another tenant sees")
                .isEmpty();

        ledger.tell(shop().captured("pi_1", "A", usd("80.00"), "2026-03-04T11:00:00Z"));

        Eventually.holds(() -> assertThat(deltas("step-missing", "closed")).hasSize(1));
        assertThat(deltas("step-missing", "open")).isEmpty();
    }

    /// One order, one break: that more was refunded than captured does not hide that it was captured twice.
    @Test
    void chargedTwiceIsOneBreakThatTakesAnOverRefundIn() {
        ledger.tell(shop().delivered("S-2", "B", usd("50.00"), "2026-03-03T10:00:00Z")
                .captured("pi_2", "B", usd("50.00"), "2026-03-03T10:00:01Z")
                .captured("pi_3", "B", usd("50.00"), "2026-03-03T10:00:21Z"));
        Eventually.holds(() -> assertThat(deltas("same-fact-new-key", "open")).containsExactly("-50.00"));

        ledger.tell(shop().approved("re_1", "B", usd("125.00"), "2026-03-03T10:30:00Z"));

        Eventually.holds(
                () -> assertThat(api.json("/v1/breaks?rule=orders").getList("items.attributes.flatten()", String.class))
                        .containsExactly("over-refund"));
        assertThat(deltas("same-fact-new-key", "open")).containsExactly("-50.00");
        assertThat(deltas("over-refund", "open")).isEmpty();
    }

    private Shop shop() {
        return new Shop(tenant, "US", shift);
    }

    private List<String> deltas(String breakClass, String status) {
        return api.json("/v1/breaks?rule=orders&class=" + breakClass + "&status=" + status)
                .getList("items.delta.amount", String.class);
    }

    private List<String> items() {
        return api.json("/v1/reports/variance?include=all&rule=orders").getList("items.key", String.class);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
