package io.tieout.simulator.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatePaceTest {

    private static Duration took(RatePace pace, int... posted) {
        pace.begin(Instant.EPOCH);
        long beganNanos = System.nanoTime();
        for (int events : posted) {
            pace.posted(events);
        }
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    @Test
    void holdsWhoeverIsFasterThanTheRate() {
        assertThat(took(new RatePace(200), 20, 5, 15)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(20));
    }

    @Test
    void holdsNobodyWithoutARate() {
        assertThat(took(new RatePace(0), 1_000_000)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void letsAtMostASecondsWorthGoAtOnce() {
        assertThat(new RatePace(20).atOnceMax()).isEqualTo(20);
        assertThat(new RatePace(0).atOnceMax()).isEqualTo(Integer.MAX_VALUE);
    }
}
