package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Scene.IN_TIME;
import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Scene.SOON;
import static io.tieout.recon.fixture.Scene.T;
import static io.tieout.recon.fixture.Shop.refund;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpState;
import io.tieout.event.HandoffStage;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.fixture.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which step failed, and when that cannot be told.
class HandoffsTest {

    private final Scene scene = new Scene();

    @Test
    void blamesTheForwardingForAFieldThatItDropped() {
        scene.shop()
                .issued("1", "A", usd("10.00"), "damaged", T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .handedOver("1", Map.of("amount", "10.0"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        Finding dropped = scene.only(LATER);

        assertThat(dropped.breakClass()).isEqualTo(BreakClass.FIELD_DROPPED);
        assertThat(dropped.evidence().handoff().step()).isEqualTo(HandoffStep.NOT_FORWARDED);
    }

    @Test
    void readsTheStepFromTheEndOfTheLog() {
        scene.shop().issued("1", "A", usd("10.00"), null, T).approved("re_1", "A", usd("10.00"), SOON);

        scene.shop().handoff("1", HandoffStage.RECEIVED, Map.of(), "2026-03-03T10:01:00Z");
        assertThat(step()).as("received, not forwarded").isEqualTo(HandoffStep.NOT_FORWARDED);
        scene.shop().handoff("1", HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-03T10:02:00Z");
        assertThat(step()).as("dead-lettered").isEqualTo(HandoffStep.NOT_FORWARDED);
        scene.shop().handoff("1", HandoffStage.FORWARDED, Map.of(), "2026-03-03T10:03:00Z");
        assertThat(step()).as("sent again, no answer").isEqualTo(HandoffStep.FORWARDED_OR_ACCEPTED);
        scene.shop().handoff("1", HandoffStage.REJECTED, Map.of(), "2026-03-03T10:04:00Z");
        assertThat(step()).as("refused by the target").isEqualTo(HandoffStep.NOT_ACCEPTED);
        scene.shop().handoff("1", HandoffStage.ACKNOWLEDGED, Map.of(), "2026-03-03T10:05:00Z");
        assertThat(step()).as("acknowledged, not there").isEqualTo(HandoffStep.NOT_ACCEPTED);
    }

    @Test
    void callsAReversalThatNobodyAskedForAProcessGap() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME)
                .document("CM", ErpState.REVERSED, List.of(refund("1")), usd("10.00"), null, "2026-03-03T11:00:00Z");

        Finding reversed = scene.only(LATER);

        assertThat(reversed.breakClass()).isEqualTo(BreakClass.MISSING);
        assertThat(reversed.cause()).isEqualTo(Cause.PROCESS_GAP);
        assertThat(reversed.evidence().handoff().step()).isEqualTo(HandoffStep.PROCESS_GAP);
    }

    @Test
    void neverAsksToReSendWhatTheErpParked() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document("CM", ErpState.PARKED, List.of(refund("1")), usd("10.00"), null, IN_TIME);

        assertThat(scene.findings(Instant.parse("2026-03-03T10:10:00Z"))).isEmpty();
        Finding parked = scene.only(LATER);

        assertThat(parked.breakClass()).isEqualTo(BreakClass.REJECTED_OR_STUCK);
        assertThat(parked.stake().delta()).isEqualTo(usd("10.00"));
        assertThat(parked.evidence().handoff().step()).isEqualTo(HandoffStep.NOT_CATEGORISED);
        assertThat(parked.repair()).contains("Release CM").contains("never re-send");
    }

    private HandoffStep step() {
        return scene.only(LATER).evidence().handoff().step();
    }
}
