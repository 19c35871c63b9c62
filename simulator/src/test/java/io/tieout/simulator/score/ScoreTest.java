package io.tieout.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Money;
import io.tieout.simulator.score.Score.Share;
import io.tieout.simulator.suite.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private static Expected missing(String refund, long minor) {
        return new Expected(
                "dead-lettered",
                refund,
                "order of " + refund,
                "credit-memo",
                Money.of(minor, "USD"),
                "missing",
                "integration-bug",
                "2",
                NOON);
    }

    private static Found found(String refund, String breakClass, String step, long minor, int minutesLater) {
        return new Found(
                refund,
                breakClass,
                "undetermined",
                step,
                Money.of(minor, "USD"),
                NOON.plus(Duration.ofMinutes(minutesLater)));
    }

    private static Score example() {
        return new Score(
                List.of(missing("R1", 1000), missing("R2", 2000), missing("R3", 3000), missing("R4", 4000)),
                List.of(
                        found("R1", "missing", "2", 1000, 5),
                        found("R2", "amount", "2", 1500, 30),
                        found("R2", "missing", "2 or 3", 2000, 60),
                        found("R3", "orphan", "2", 3000, 90),
                        found("R9", "late", "handoff good", 0, 1)));
    }

    @Test
    void countsWhatWasFoundAndWhatWasFoundWrongly() {
        Score score = example();

        assertThat(score.recall()).isEqualTo(new Share(3, 4));
        assertThat(score.precision()).isEqualTo(new Share(3, 5));
        assertThat(score.missed()).extracting(Expected::about).containsExactly("R4");
        assertThat(score.wrong()).extracting(Found::about).containsExactly("R2", "R9");
    }

    @Test
    void aBreakOfTheOrderFindsWhatWentWrongWithItsRefundsOnly() {
        Score score = new Score(
                List.of(missing("refund:shop:R1", 1000), missing("shipment:dc:S1", 2000)),
                List.of(
                        found("order of shipment:dc:S1", "first-partial-only", "3", 1000, 5),
                        found("order of refund:shop:R1", "first-partial-only", "3", 1000, 5)));

        assertThat(score.recall()).isEqualTo(new Share(1, 2));
        assertThat(score.precision()).isEqualTo(new Share(1, 2));
        assertThat(score.agreement()).containsEntry("class", new Share(0, 1));
    }

    @Test
    void saysHowOftenTheNameWasRight() {
        assertThat(example().agreement())
                .containsExactly(
                        Map.entry("class", new Share(2, 3)),
                        Map.entry("step", new Share(2, 3)),
                        Map.entry("cause", new Share(0, 3)),
                        Map.entry("amount", new Share(3, 3)));
    }

    @Test
    void addsAmountsByCurrencyAndTakesTheNearestRank() {
        assertThat(example().amounts())
                .containsExactly(Map.entry("USD", List.of(Money.of(6000, "USD"), Money.of(10000, "USD"))));
        assertThat(example().timeToDetect(50)).isEqualTo(Duration.ofMinutes(60));
        assertThat(example().timeToDetect(90)).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void nothingInjectedIsNotPerfect() {
        Score score = new Score(List.of(), List.of());

        assertThat(score.recall().percent()).isEqualTo("n/a");
        assertThat(score.timeToDetect(90)).isZero();
    }

    @Test
    void readsFilesThatAnySystemCanWrite(@TempDir Path folder) throws IOException {
        Path truth = folder.resolve("truth.jsonl");
        Files.writeString(truth, """
                {"fault":"dead-lettered","entity":"US","about":"refund:shop-us:R1","documentType":"credit-memo",\
                "amount":{"amount":"10.00","currency":"USD"},"delta":{"amount":"10.00","currency":"USD"},\
                "class":"missing","cause":"integration-bug","step":"2","injectedAt":"2026-03-03T11:45:00Z",\
                "detectableAt":"2026-03-03T12:00:00Z"}
                """);
        Path found = folder.resolve("found.jsonl");
        Files.writeString(found, """
                {"ruleKey":"refund:shop-us:R1","class":"missing","cause":"undetermined","handoffStep":"2",\
                "delta":{"amount":"10.00","currency":"USD"},"firstDetectedAt":"2026-03-03T13:00:00+01:00"}
                """);

        Scoring.Result result = Scoring.ofFile(truth, found);

        assertThat(result.json().at("/recall/part").asInt()).isEqualTo(1);
        assertThat(result.json().at("/agreement/step/part").asInt()).isEqualTo(1);
        assertThat(result.json().at("/secondsToDetect/median").asInt()).isZero();
        assertThat(result.text()).contains("100.0 %", "USD", "10.00 of 10.00");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() -> Expected.of(Json.object().put("fault", "late")))
                .hasMessageContaining("about is missing");
    }
}
