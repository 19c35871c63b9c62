package io.tieout.recon;

import static io.tieout.recon.fixture.Decisions.onBreak;
import static io.tieout.recon.fixture.Decisions.problem;
import static io.tieout.recon.fixture.Decisions.sign;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.StoreCash;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A store-day that never closed is a break, and no window that it is in is closed before it is sealed.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class SealIT {

    private static final String DAY = "store-day:pos-us:S1-D1";

    private final String tenant = Tenants.fresh("sealed");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);
    private final Duration shift = clock.weeksAhead();

    @Test
    void isMissingUntilItIsClosedAndTies() {
        advanceTo("2026-03-03T07:00:00Z");
        StoreCash store = new StoreCash(tenant, shift)
                .opened("2026-03-03T08:00:00Z")
                .sold("R-1", "1", usd("40.00"), "2026-03-03T10:00:00Z")
                .sold("R-2", "1", usd("10.00"), "2026-03-03T11:00:00Z");
        new Ledger(topics).tell(store.told());
        advanceTo("2026-03-04T09:00:00Z");
        Eventually.holds(() -> assertThat(open()).containsEntry("class", "missing"));

        assertThat(open()).containsEntry("ruleKey", DAY).containsEntry("severity", "P2");
        assertThat(api.json("/v1/breaks?status=open&rule=store-day-totals").getString("items[0].delta.amount"))
                .isEqualTo("0.00");
        JsonPath unsealed = api.freeze(day("2026-03-03"), day("2026-03-03"), 201);
        assertThat(unsealed.getInt("content.unsealed.count")).isEqualTo(1);
        assertThat(unsealed.getString("content.unsealed.first[0].record")).isEqualTo(DAY);
        assertThat(unsealed.getList("content.gaps")).isEmpty();
        assertThat(unsealed.getList("content.hindrances", String.class))
                .containsExactly("1 store-day is not sealed, the first is " + DAY);
        assertThat(problem(sign(Tokens.finance(tenant), unsealed))).isEqualTo("422 close-hindered");

        // It declares a receipt more than was told, so it is closed and not sealed.
        new Ledger(topics)
                .tell(new StoreCash(tenant, shift)
                        .closed(usd("50.00"), 3, "2026-03-04T09:30:00Z")
                        .told());
        advanceTo("2026-03-05T09:00:00Z");
        Eventually.holds(() -> assertThat(open()).containsEntry("class", "partials-not-summing"));
        JsonPath counted = api.freeze(day("2026-03-03"), day("2026-03-04"), 201);
        assertThat(counted.getList("content.hindrances")).hasSize(1);

        // Two persons may let it stay: the amounts agree.
        String id = String.valueOf(open().get("id"));
        String proposed = onBreak(
                        Tokens.finance(tenant), id, "accept", Map.of("version", 1, "reason", "a voided receipt"))
                .jsonPath()
                .getString("pending.contentSha256");
        assertThat(onBreak(Tokens.approver(tenant), id, "approve", Map.of("contentSha256", proposed))
                        .statusCode())
                .isEqualTo(200);
        JsonPath sealed = api.freeze(day("2026-03-03"), day("2026-03-04"), 201);
        assertThat(sealed.getInt("content.unsealed.count")).isZero();
        assertThat(sealed.getList("content.hindrances")).isEmpty();
    }

    /// Registers that number their receipts name the one that was not told, until it comes.
    @Test
    void isSealedWhenTheReceiptComesThatItsNumberNames() {
        advanceTo("2026-03-03T07:00:00Z");
        new Ledger(topics)
                .tell(new StoreCash(tenant, shift)
                        .opened("2026-03-03T08:00:00Z")
                        .sold("R-41", "S1-1", 41L, usd("40.00"), "2026-03-03T10:00:00Z")
                        .sold("R-43", "S1-1", 43L, usd("10.00"), "2026-03-03T11:00:00Z")
                        .closed(usd("55.00"), 3, "2026-03-03T20:00:00Z")
                        .told());
        advanceTo("2026-03-04T09:00:00Z");
        Eventually.holds(() -> assertThat(api.json("/v1/breaks?status=open&rule=store-day-totals")
                        .getList("items.handoffStep", String.class))
                .containsExactly("1", "1"));

        JsonPath named = api.json("/v1/breaks/" + open().get("id"));
        assertThat(named.getList("handoff.evidence", String.class))
                .contains("Between the numbers that were told 1 is missing: 42 of register S1-1.");
        assertThat(named.getString("break.repair")).isEqualTo("Have pos-us tell again: 42 of register S1-1.");

        new Ledger(topics)
                .tell(new StoreCash(tenant, shift)
                        .sold("R-42", "S1-1", 42L, usd("5.00"), "2026-03-03T10:30:00Z")
                        .told());
        Eventually.holds(() -> assertThat(
                        api.json("/v1/breaks?status=open&rule=store-day-totals").getList("items"))
                .isEmpty());
    }

    /// The one break about the day that is open.
    private Map<String, Object> open() {
        return api.json("/v1/breaks?status=open&rule=store-day-totals").getMap("items[0]");
    }

    private void advanceTo(String time) {
        clock.advanceTo(Instant.parse(time).plus(shift));
    }

    private LocalDate day(String day) {
        return LocalDate.parse(day).plusDays(shift.toDays());
    }
}
