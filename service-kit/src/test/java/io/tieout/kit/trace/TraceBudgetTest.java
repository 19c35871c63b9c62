package io.tieout.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceBudgetTest {

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMillis(1500).toNanos());
    private final TraceBudget budget = new TraceBudget(10, nanos::get);

    private long takenOf(int wanted) {
        return IntStream.range(0, wanted).filter(_ -> budget.take()).count();
    }

    @Test
    void aQuietSecondLeavesASecondsWorth() {
        assertThat(takenOf(100)).isEqualTo(10);

        pass(Duration.ofMinutes(1));

        assertThat(takenOf(100)).isEqualTo(10);
    }

    @Test
    void underLoadItComesBackEvenly() {
        takenOf(100);

        pass(Duration.ofMillis(250));

        assertThat(takenOf(100)).isEqualTo(2);
    }

    @Test
    void nothingIsNoBudget() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceBudget(0, nanos::get))
                .withMessageContaining("tieout.trace.per-second");
    }

    /// The JVM's nanoseconds count from anywhere, so they may pass the largest number.
    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
