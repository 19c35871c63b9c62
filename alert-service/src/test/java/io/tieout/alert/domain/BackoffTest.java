package io.tieout.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(6), 10);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.tieout.alert.domain.Given#seeds")
    void growsFourfoldUpToTheLimitWithinTheSpread(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long[] seconds = {5, 20, 80, 320, 1_280, 5_120, 20_480, 21_600, 21_600};

        for (int attempts = 1; attempts <= seconds.length; attempts++) {
            long expected = seconds[attempts - 1] * 1_000;
            assertThat(BACKOFF.delayAfter(attempts, random).toMillis())
                    .as("after %d failures", attempts)
                    .isBetween(expected * 80 / 100, expected * 120 / 100);
        }
    }

    @Test
    void manyFailuresDoNotOverflow() {
        assertThat(BACKOFF.delayAfter(1_000, RandomGenerator.getDefault()))
                .isLessThanOrEqualTo(Duration.ofHours(6).multipliedBy(120).dividedBy(100));
    }

    @Test
    void aRefusalIsTriedAgainUntilTheLimit() {
        AttemptResult refused = AttemptResult.Refused.because("connection refused");

        assertThat(Verdict.on(refused, 9, BACKOFF, RandomGenerator.getDefault()).status())
                .isEqualTo(DeliveryStatus.PENDING);
        assertThat(Verdict.on(refused, 10, BACKOFF, RandomGenerator.getDefault()))
                .isEqualTo(new Verdict(DeliveryStatus.FAILED, null, false));
    }

    @Test
    void theReceiverMayAskForMoreTimeButNotForMoreThanTheLimit() {
        assertThat(retryIn(Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(retryIn(Duration.ofDays(9))).isEqualTo(Duration.ofHours(6));
        assertThat(retryIn(Duration.ZERO)).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void aReceiverThatIsGoneIsNotCalledAgain() {
        AttemptResult gone = new AttemptResult.Hopeless(410, "gone", true);

        assertThat(Verdict.on(gone, 1, BACKOFF, RandomGenerator.getDefault()))
                .isEqualTo(new Verdict(DeliveryStatus.FAILED, null, true));
    }

    private static Duration retryIn(Duration asked) {
        Verdict verdict = Verdict.on(
                new AttemptResult.Refused(503, "answered 503", asked), 1, BACKOFF, RandomGenerator.getDefault());
        assertThat(verdict.retryIn()).isNotNull();
        return verdict.retryIn();
    }
}
