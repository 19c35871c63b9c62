package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.ErpState;
import io.tieout.event.PayoutStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A payout through Kafka, PostgreSQL and the clock, though the ledger has none of its events in one transaction.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class PayoutsIT {

    private static final String KEY = "payout:stripe-us:po_1";

    private final String tenant = Tenants.fresh("payouts");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private final BreakTopic breaks = new BreakTopic(topics, tenant);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T10:00:00Z"));
    }

    @Test
    void isMissingWhenItIsDueAndLateWhenItComes() {
        Payouts told = new Payouts(tenant, shift)
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z");
        UUID transaction = Ledger.idOf(told.told());
        ledger.tell(told.told());
        Eventually.holds(() -> assertThat(items()).containsExactly(KEY + " as payout"));
        clock.advanceTo(at("2026-03-04T10:00:00Z"));

        BreakState opened = breaks.first(1).getFirst().state();
        assertThat(opened.ruleKey()).isEqualTo(KEY);
        assertThat(opened.breakClass()).isEqualTo(BreakClass.MISSING);
        assertThat(opened.firstDetectedAt()).isEqualTo(at("2026-03-04T10:00:00Z"));
        assertThat(opened.correlationId()).as("that of its first event").isEqualTo(transaction);
        assertThat(api.json("/v1/breaks?rule=payouts&correlationId=" + transaction)
                        .getList("items.ruleKey"))
                .containsExactly(KEY);

        clock.advanceTo(at("2026-03-04T12:00:00Z"));
        Payouts erp = new Payouts(tenant, shift)
                .posted("P-1", ErpState.POSTED, "po_1", "payout", usd("245.50"), "2026-03-04T12:00:00Z");
        ledger.tell(erp.told());

        BreakState late = breaks.first(2).getLast().state();
        assertThat(late.breakId()).isEqualTo(opened.breakId());
        assertThat(late.breakClass()).isEqualTo(BreakClass.LATE);
        assertThat(late.status()).isEqualTo(BreakStatus.CLOSED);
        UUID ofDocument = Ledger.idOf(erp.told());
        assertThat(api.json("/v1/matches?rule=payouts&correlationId=" + ofDocument)
                        .getList("items.documents[0].stage"))
                .as("either transaction leads to the match")
                .containsExactly("record-id");
        assertThat(api.json("/v1/reports/three-column?rule=payouts").getBoolean("complete"))
                .isTrue();
    }

    /// Worked case C: what the processor moved and did not list stands as a residual until it is listed.
    @Test
    void isTheSumOfItsLinesOrLeavesAResidualUntilTheMissingOneIsTold() {
        ledger.tell(new Payouts(tenant, shift)
                .line("txn_1", "po_1", usd("267.90"), "2026-03-03T09:00:00Z")
                .line("txn_2", "po_1", usd("-10.00"), "2026-03-03T09:01:00Z")
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(proved()).containsExactly(KEY));
        clock.advanceTo(at("2026-03-04T10:00:00Z"));

        Eventually.holds(() -> assertThat(residuals("open")).containsExactly("-12.40"));
        assertThat(api.json("/v1/reports/three-column?rule=payout-lines").getBoolean("complete"))
                .isTrue();
        assertThat(api.json("/v1/matches?rule=payout-lines").getList("items")).isEmpty();

        ledger.tell(new Payouts(tenant, shift)
                .line("txn_3", "po_1", usd("-12.40"), "2026-03-04T11:00:00Z")
                .told());

        Eventually.holds(() -> assertThat(residuals("closed")).hasSize(1));
        assertThat(residuals("open")).isEmpty();
    }

    private List<String> proved() {
        return api.json("/v1/reports/variance?include=all&rule=payout-lines").getList("items.key", String.class);
    }

    private List<String> residuals(String status) {
        return api.json("/v1/breaks?class=payout-residual&status=" + status)
                .getList("items.delta.amount", String.class);
    }

    private List<String> items() {
        return api.json("/v1/reports/variance?include=all&rule=payouts").getList("items.key", String.class);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
