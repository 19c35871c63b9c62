package io.tieout.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {

    @Test
    void bodiesHaveToFitAndMakeRoomWhenTheyLeave() {
        InFlight inFlight = new InFlight(100);

        assertThat(inFlight.enter(60)).isTrue();
        assertThat(inFlight.enter(41)).isFalse();
        assertThat(inFlight.enter(40)).isTrue();
        inFlight.leave(60);
        assertThat(inFlight.enter(60)).isTrue();
    }

    @Test
    void manyAtOnceAreARush() {
        InFlight inFlight = new InFlight(1_000);
        for (int i = 0; i < InFlight.RUSH; i++) {
            inFlight.enter(1);
        }
        assertThat(inFlight.isRush()).isFalse();

        inFlight.enter(1);
        assertThat(inFlight.isRush()).isTrue();

        inFlight.leave(1);
        assertThat(inFlight.isRush()).isFalse();
    }
}
