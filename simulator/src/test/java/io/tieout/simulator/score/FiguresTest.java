package io.tieout.simulator.score;

import static io.tieout.simulator.score.Written.found;
import static io.tieout.simulator.score.Written.score;
import static io.tieout.simulator.score.Written.settled;
import static io.tieout.simulator.score.Written.truth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    private static final String R1 = "refund:shop:R1";
    private static final String R2 = "refund:shop:R2";
    private static final String R3 = "refund:shop:R3";
    private static final String R4 = "refund:shop:R4";
    private static final String R5 = "refund:shop:R5";
    private static final String EUROS = "\"delta\":{\"amount\":\"7.00\",\"currency\":\"EUR\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void addsMagnitudesByCurrency() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "10.00"),
                        truth(R2, "duplicate-posting", "-10.00"),
                        truth(R3, "missing", "5.00"),
                        truth(R4, "missing", "0.00", EUROS)),
                List.of(
                        found(R1, "missing", "9.00"),
                        found(R2, "duplicate-posting", "-10.00"),
                        found("refund:shop:R9", "orphan", "-3.00")));

        assertThat(score.amounts())
                .containsExactly(
                        Map.entry(
                                "EUR", new AmountsFound(Money.of(700, "EUR"), Money.of(0, "EUR"), Money.of(0, "EUR"))),
                        Map.entry(
                                "USD",
                                new AmountsFound(Money.of(2500, "USD"), Money.of(2000, "USD"), Money.of(300, "USD"))));
    }

    @Test
    void takesTheNearestRankOfTheTimesToDetect() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "1.00"),
                        truth(R2, "missing", "1.00"),
                        truth(R3, "missing", "1.00"),
                        truth(R4, "missing", "1.00"),
                        truth(R5, "missing", "1.00")),
                List.of(
                        found(R1, "missing", "1.00", "\"firstDetectedAt\":\"2026-03-03T11:59:00Z\""),
                        found(R2, "missing", "1.00", "\"firstDetectedAt\":\"2026-03-03T13:15:00+01:00\""),
                        found(R3, "missing", "1.00", "\"firstDetectedAt\":\"2026-03-03T12:16:00Z\""),
                        found(R4, "missing", "1.00", "\"firstDetectedAt\":\"2026-03-13T12:00:00Z\""),
                        "{\"ruleKey\":\"refund:shop:R5\",\"class\":\"missing\"}"));

        assertThat(score.times().percentile(50)).isEqualTo(Duration.ofMinutes(15));
        assertThat(score.times().percentile(90)).isEqualTo(Duration.ofDays(10));
        assertThat(score.times().distribution())
                .containsEntry("before", new Share(1, 4))
                .containsEntry("up to 15 minutes", new Share(1, 4))
                .containsEntry("up to 1 hour", new Share(1, 4))
                .containsEntry("up to 1 day", new Share(0, 4))
                .containsEntry("more than 7 days", new Share(1, 4));
    }

    @Test
    void aStepThatCannotBeKnownIsNotToBeClaimed() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "1.00", "\"step\":\"2 or 3\""),
                        truth(R2, "missing", "1.00", "\"step\":\"2 or 3\""),
                        truth(R3, "missing", "1.00"),
                        truth(R4, "missing", "1.00"),
                        truth(R5, "missing", "1.00")),
                List.of(
                        found(R1, "missing", "1.00", "\"handoffStep\":\"2 or 3\""),
                        found(R2, "missing", "1.00", "\"handoffStep\":\"3\""),
                        found(R3, "missing", "1.00", "\"handoffStep\":\"1 or 2\""),
                        found(R4, "missing", "1.00", "\"handoffStep\":\"handoff good\""),
                        found(R5, "missing", "1.00")));

        assertThat(score.steps()).isEqualTo(new StepAnswers(1, 1, 1, 1, 1));
    }

    @Test
    void onlyResiduesMayBeSettled() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "fee-or-fx", "0.03"),
                        truth(R2, "fee-or-fx", "0.05"),
                        truth(R3, "missing", "0.02"),
                        truth(R4, "fee-or-fx", "0.06"),
                        Written.aside("masked", R5)),
                List.of(
                        settled(R1, "-0.03"),
                        settled(R2, "0.04"),
                        settled(R3, "0.02"),
                        settled(R4, "0.06"),
                        settled(R5, "1.00"),
                        settled("refund:shop:R9", "0.01")));

        assertThat(score.settling().settled()).isEqualTo(new Share(1, 2));
        assertThat(score.settling().wrong()).isEqualTo(new Share(4, 5));
        assertThat(score.settling().wrongSettlements())
                .extracting(Findings.Settlement::about)
                .containsExactly(R2, R3, R4, "refund:shop:R9");
    }
}
