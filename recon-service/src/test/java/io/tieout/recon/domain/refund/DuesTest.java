package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Scene.DAYS_LATER;
import static io.tieout.recon.fixture.Scene.IN_TIME;
import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Scene.SOON;
import static io.tieout.recon.fixture.Scene.T;
import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.refund;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpState;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.fixture.Scene;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When silence becomes a break.
class DuesTest {

    private final Scene scene = new Scene();

    @Test
    void countsATransactionThatIsNotDueAsTimingAndSaysWhenToLookAgain() {
        scene.shop().issued("1", "A", usd("10.00"), null, T);

        assertThat(scene.findings(Instant.parse("2026-03-03T10:14:59.999Z"))).isEmpty();
        assertThat(scene.last().items().getFirst().timing()).isEqualTo(usd("10.00"));
        assertThat(scene.last().nextDueAt()).isEqualTo("2026-03-03T10:15:00Z");
        assertThat(scene.findings(Instant.parse("2026-03-03T10:15:00Z")))
                .extracting(Finding::breakClass)
                .containsExactly(BreakClass.MISSING);
        assertThat(scene.last().nextDueAt()).as("end of the next business day").isEqualTo("2026-03-05T00:00:00Z");
    }

    @Test
    void missesTheProcessorAfterABusinessDayAndSkipsTheWeekend() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, "2026-03-06T10:00:00Z")
                .posted("CM", "1", usd("10.00"), null, "2026-03-06T10:05:00Z");

        assertThat(scene.findings(Instant.parse("2026-03-09T23:59:59Z"))).isEmpty();
        Finding missing = scene.only(Instant.parse("2026-03-10T00:00:00Z"));

        assertThat(missing.breakClass()).isEqualTo(BreakClass.MISSING);
        assertThat(missing.stake().delta()).isEqualTo(usd("0.00"));
        assertThat(missing.stake().exposure()).isEqualTo(usd("10.00"));
        assertThat(missing.stake().customerHarmed()).isTrue();
        assertThat(missing.evidence().differences())
                .containsExactly(new FieldDifference("processor amount", "10.00 USD", null));
        assertThat(missing.evidence().handoff().step()).isEqualTo(HandoffStep.FORWARDED_OR_ACCEPTED);
    }

    @Test
    void missesTheSourceWhenOnlyTheProcessorSpeaks() {
        scene.shop().approved("re_1", "A", usd("10.00"), T);

        assertThat(scene.findings(Instant.parse("2026-03-03T10:59:59Z"))).isEmpty();
        Finding missing = scene.only(Instant.parse("2026-03-03T11:00:00Z"));

        assertThat(missing.breakClass()).isEqualTo(BreakClass.MISSING);
        assertThat(missing.key().ruleKey()).isEqualTo("refund:stripe-us:re_1");
        assertThat(missing.authority()).isEqualTo("processor");
        assertThat(missing.stake().exposure()).isEqualTo(usd("10.00"));
        assertThat(missing.evidence().handoff().step()).isEqualTo(HandoffStep.EMITTED_OR_FORWARDED);
    }

    @Test
    void startsTheErpsClockAnewWhenAPendingRefundIsApprovedDaysLater() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .processed("re_1", order("A"), RefundStatus.PENDING, usd("10.00"), SOON)
                .approved("re_1", "A", usd("10.00"), "2026-03-04T09:00:00Z");

        assertThat(scene.findings(Instant.parse("2026-03-04T09:14:00Z"))).isEmpty();
        assertThat(scene.only(Instant.parse("2026-03-04T09:15:00Z")).dueAt()).isEqualTo("2026-03-04T09:15:00Z");
    }

    @Test
    void callsACreditMemoWithoutARefundAnOrphanAfterItsTime() {
        scene.shop().document("CM", ErpState.POSTED, List.of(refund("404")), usd("9.00"), null, T);

        assertThat(scene.findings(Instant.parse("2026-03-03T10:59:00Z"))).isEmpty();
        assertThat(scene.last().items().getFirst().timing()).isEqualTo(usd("-9.00"));
        Finding orphan = scene.only(LATER);

        assertThat(orphan.breakClass()).isEqualTo(BreakClass.ORPHAN);
        assertThat(orphan.stake().delta()).isEqualTo(usd("-9.00"));
        assertThat(orphan.evidence().handoff().step()).isEqualTo(HandoffStep.EMITTED_OR_FORWARDED);
    }

    @Test
    void expectsNothingOfACancelledRefundAndAReversalOfItsMemo() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .posted("CM", "1", usd("10.00"), null, IN_TIME)
                .issued("1", "A", RefundIntent.CANCELLED, usd("10.00"), null, "2026-03-03T10:30:00Z");

        assertThat(scene.findings(Instant.parse("2026-03-03T10:44:00Z"))).isEmpty();
        assertThat(scene.last().items().getFirst().timing()).isEqualTo(usd("-10.00"));
        Finding stands = scene.only(LATER);

        assertThat(stands.breakClass()).isEqualTo(BreakClass.AMOUNT);
        assertThat(stands.stake().delta()).isEqualTo(usd("-10.00"));
        assertThat(stands.repair()).contains("Reverse CM");

        scene.shop()
                .document("CM", ErpState.REVERSED, List.of(refund("1")), usd("10.00"), null, "2026-03-03T11:00:00Z");
        assertThat(scene.findings(LATER)).isEmpty();
    }

    @Test
    void asksNothingOfTheErpForARefundOfNothing() {
        scene.shop().issued("1", "A", usd("0.00"), null, T);

        assertThat(scene.findings(DAYS_LATER)).isEmpty();
    }
}
