package io.tieout.kit.time;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BusinessClockTest {

    @Test
    void replayIsRefusedInProductionOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ClockTopic.refuseInProduction("production"))
                .withMessageContaining("TIEOUT_CLOCK")
                .withMessageContaining("TIEOUT_PROFILE");
        assertThatCode(() -> ClockTopic.refuseInProduction("local")).doesNotThrowAnyException();
    }
}
