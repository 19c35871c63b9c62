package io.tieout.simulator.score;

import static io.tieout.simulator.score.Written.file;
import static io.tieout.simulator.score.Written.found;
import static io.tieout.simulator.score.Written.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservableTest {

    private static final String ONE_OF_TOO_FEW = "\"observable\":{\"shown\":true,\"cause\":\"undetermined\","
            + "\"step\":\"2 or 3\",\"because\":\"fewer than three show in the same way\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /// To say the cause that was injected is a guess where nobody can know it.
    @Test
    void whatNobodyCanKnowIsNotRightToSay() throws IOException {
        JsonNode honest = score("\"cause\":\"undetermined\",\"handoffStep\":\"2 or 3\"");
        JsonNode guessed = score("\"cause\":\"integration-bug\",\"handoffStep\":\"2\"");

        assertThat(honest.at("/observable/recallOf/cause/part").asInt()).isEqualTo(1);
        assertThat(honest.at("/observable/recallOf/step/part").asInt()).isEqualTo(1);
        assertThat(honest.path("otherwiseThanKnown")).isEmpty();
        assertThat(guessed.at("/observable/recallOf/cause/part").asInt()).isZero();
        assertThat(guessed.at("/observable/recallOf/step/part").asInt()).isZero();
        assertThat(guessed.path("otherwiseThanKnown")).hasSize(2);
    }

    @Test
    void whatDoesNotShowIsMissedInTheOtherFigureOnly() throws IOException {
        Scoring scoring = new Scoring(file(
                folder,
                "truth.jsonl",
                List.of(truth(
                        "feed:wallet:2026-03-03T10:00:00Z",
                        "feed-missing",
                        "0.00",
                        "\"observable\":{\"shown\":false,\"cause\":\"undetermined\",\"step\":\"1 or 2\"}"))));
        scoring.add("mine", file(folder, "mine.jsonl", List.of()));

        JsonNode score = scoring.result(null).json();

        assertThat(score.at("/recall").toString()).isEqualTo("{\"part\":0,\"whole\":1}");
        assertThat(score.at("/observable/recall").toString()).isEqualTo("{\"part\":0,\"whole\":0}");
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        Path truth =
                file(folder, "truth.jsonl", List.of(truth("refund:shop:R1", "missing", "10.00", "\"observable\":{}")));

        assertThatThrownBy(() -> new Scoring(truth)).hasMessageContaining("shown: is neither true nor false");
    }

    private JsonNode score(String said) throws IOException {
        Scoring scoring = new Scoring(
                file(folder, "truth.jsonl", List.of(truth("refund:shop:R1", "missing", "10.00", ONE_OF_TOO_FEW))));
        scoring.add("mine", file(folder, "mine.jsonl", List.of(found("refund:shop:R1", "missing", "10.00", said))));
        return scoring.result(null).json();
    }
}
