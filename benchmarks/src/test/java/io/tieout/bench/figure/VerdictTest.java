package io.tieout.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void holdsMoreAgainstGateAndGoal() {
        assertThat(Verdict.atLeast(0.39, 0.4, 0.8)).isEqualTo(Verdict.MISSED);
        assertThat(Verdict.atLeast(0.4, 0.4, 0.8)).isEqualTo(Verdict.GATE);
        assertThat(Verdict.atLeast(0.8, 0.4, 0.8)).isEqualTo(Verdict.GOAL);
        assertThat(Verdict.atLeast(0.1, 0, 0)).isEqualTo(Verdict.NONE);
    }

    @Test
    void holdsLessAgainstLimits() {
        assertThat(Verdict.atMost(3.1, 3, 2)).isEqualTo(Verdict.MISSED);
        assertThat(Verdict.atMost(2.5, 3, 2)).isEqualTo(Verdict.GATE);
        assertThat(Verdict.atMost(1.5, 3, 2)).isEqualTo(Verdict.GOAL);
    }
}
