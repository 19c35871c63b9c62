package io.tieout.recon.domain.incident;

import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.HandoffStage;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.incident.HeardLogs.Day;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Scene;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeardLogsTest {

    private static final Day DAY = new Day("demo", "shopify-us", LocalDate.parse("2026-03-03"));

    private final Scene scene = new Scene();

    @Test
    void aLogThatTellsOfOthersSaysThatThisOneWasNotReceived() {
        Break silent = silent();
        assertThat(silent.state().handoff().step()).isEqualTo(HandoffStep.FORWARDED_OR_ACCEPTED);

        Break heard = logs(40).heard(silent).orElseThrow();

        assertThat(heard.state().handoff().step()).isEqualTo(HandoffStep.NOT_FORWARDED);
        assertThat(heard.state().handoff().evidence())
                .containsAll(silent.state().handoff().evidence())
                .endsWith("The integration's log tells of other records of shopify-us of 2026-03-03, and of"
                        + " this one nothing.");
        assertThat(heard.state().version()).isEqualTo(silent.state().version() + 1);
        assertThat(heard.detail().symptom().hop()).isEqualTo(HandoffStep.NOT_FORWARDED);
        assertThat(heard.detail().symptom().connector()).isEqualTo("shopify-us");
    }

    @Test
    void aLogThatTellsOfHardlyAnyMayBeMissingItself() {
        Break silent = silent();

        assertThat(logs(HeardLogs.STEPS_MIN).heard(silent)).isPresent();
        assertThat(logs(HeardLogs.STEPS_MIN - 1).heard(silent)).isEmpty();
        assertThat(new HeardLogs(Map.of(new Day("other", DAY.source(), DAY.date()), 40L)).heard(silent))
                .isEmpty();
        assertThat(new HeardLogs(Map.of(new Day("demo", DAY.source(), DAY.date().plusDays(1)), 40L)).heard(silent))
                .isEmpty();
    }

    @Test
    void itIsKeptAsLongAsTheLogStaysSilentAboutTheRecord() {
        Break heard = logs(40).heard(silent()).orElseThrow();

        assertThat(pageOf(LATER.plusSeconds(60), List.of(heard)).changed())
                .as("folding it again changes nothing")
                .isEmpty();
        assertThat(logs(40).heard(heard)).as("it is heard once").isEmpty();

        scene.shop().handoff("1", HandoffStage.REJECTED, Map.of(), "2026-03-03T10:01:00Z");
        Break told = pageOf(LATER.plusSeconds(60), List.of(heard)).changed().getFirst();
        assertThat(told.state().handoff().step()).isEqualTo(HandoffStep.NOT_ACCEPTED);
        assertThat(logs(40).heard(told)).isEmpty();
    }

    private static HeardLogs logs(long steps) {
        return new HeardLogs(Map.of(DAY, steps));
    }

    private Break silent() {
        scene.shop().issued("1", "A", usd("30.00"), null, Scene.T).approved("re_1", "A", usd("30.00"), Scene.SOON);
        return pageOf(LATER, List.of()).changed().getFirst();
    }

    private BreakBook.Page pageOf(Instant at, List<Break> known) {
        return new BreakBook(Legs.terms(), "demo", new UUID(0, 1), at).after(scene.findings(at), known);
    }
}
