package io.tieout.simulator.score;

import static io.tieout.simulator.score.Written.aside;
import static io.tieout.simulator.score.Written.found;
import static io.tieout.simulator.score.Written.score;
import static io.tieout.simulator.score.Written.truth;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.simulator.oracle.Expectation.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {

    private static final String R1 = "refund:shop:R1";
    private static final String R2 = "refund:shop:R2";
    private static final String R3 = "refund:shop:R3";
    private static final String R9 = "refund:shop:R9";
    private static final String ORDER = "\"order\":\"order:shop:5\"";
    private static final String DOCUMENT = "\"document\":\"erp-document:erp:C-1\"";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void countsWhatWasFoundAndWhatWasFoundWrongly() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "10.00"),
                        truth(R2, "missing", "20.00"),
                        truth(R3, "missing", "30.00"),
                        truth("refund:shop:R4", "missing", "40.00")),
                List.of(
                        found(R1, "missing", "10.00"),
                        found(R2, "amount", "15.00"),
                        found(R2, "missing", "20.00"),
                        found(R3, "orphan", "30.00"),
                        found(R9, "late", "0.00")));

        assertThat(score.recall()).isEqualTo(new Share(3, 4));
        assertThat(score.precision()).isEqualTo(new Share(3, 5));
        assertThat(score.pairing().missed())
                .extracting(each -> each.concern().about())
                .containsExactly("refund:shop:R4");
        assertThat(score.pairing().wrong()).extracting(Found::about).containsExactly(R2, R9);
        assertThat(score.recall(Aspect.CLASS)).isEqualTo(new Share(2, 4));
        assertThat(score.precision(Aspect.CLASS)).isEqualTo(new Share(2, 5));
        assertThat(score.confusion())
                .isEqualTo(Map.of(
                        "missing",
                        Map.of("missing", 2L, "orphan", 1L, Score.NOT_FOUND, 1L),
                        Score.NOTHING_WRONG,
                        Map.of("amount", 1L, "late", 1L)));
        assertThat(score.precisionByClass())
                .isEqualTo(Map.of(
                        "missing", new Share(2, 2),
                        "orphan", new Share(0, 1),
                        "amount", new Share(0, 1),
                        "late", new Share(0, 1)));
    }

    @Test
    void aBreakOfTheOrderFindsWhatWentWrongWithItsRefundsOnly() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "10.00", ORDER),
                        truth(R2, "missing", "10.00", ORDER),
                        truth("shipment:dc:S1", "missing", "20.00", "\"order\":\"order:shop:6\"")),
                List.of(
                        found("order:shop:5", "first-partial-only", "20.00"),
                        found("order:shop:6", "first-partial-only", "10.00")));

        assertThat(score.recall()).isEqualTo(new Share(2, 3));
        assertThat(score.precision())
                .as("one break finds both, the other nothing")
                .isEqualTo(new Share(1, 2));
        assertThat(score.recall(Aspect.CLASS)).isEqualTo(new Share(0, 3));
    }

    @Test
    void aBreakOfTheDocumentFindsWhatIsWrongWithItsRecord() throws IOException {
        Score score = score(
                folder,
                List.of(truth(R1, "wrong-reference", "10.00", DOCUMENT)),
                List.of(
                        found("erp-document:erp:C-1", "orphan", "-10.00"),
                        found("erp-document:erp:C-2", "orphan", "-1.00")));

        assertThat(score.recall()).isEqualTo(new Share(1, 1));
        assertThat(score.precision()).isEqualTo(new Share(1, 2));
    }

    @Test
    void theSameBreakTwiceIsOneTooMany() throws IOException {
        Score score = score(
                folder,
                List.of(truth(R1, "missing", "10.00")),
                List.of(found(R1, "missing", "10.00"), found(R1, "missing", "10.00")));

        assertThat(score.precision()).isEqualTo(new Share(1, 2));
    }

    @Test
    void twoInjectionsOfOneRecordAreFoundByTwoBreaks() throws IOException {
        Score score = score(
                folder,
                List.of(truth(R1, "late", "0.00"), truth(R1, "field-dropped", "0.00")),
                List.of(found(R1, "amount", "0.00"), found(R1, "field-dropped", "0.00")));

        assertThat(score.precision()).isEqualTo(new Share(2, 2));
        assertThat(score.recall(Aspect.CLASS)).isEqualTo(new Share(1, 2));
    }

    @Test
    void saysHowOftenEachNameWasRight() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "10.00", "\"authority\":\"storefront\""),
                        truth(R2, "missing", "20.00"),
                        truth(R3, "missing", "30.00", "\"authority\":\"processor\"")),
                List.of(
                        found(
                                R1,
                                "missing",
                                "10.00",
                                "\"cause\":\"integration-bug\"",
                                "\"handoffStep\":\"2\"",
                                "\"authority\":\"storefront\""),
                        found(R2, "missing", "19.00", "\"cause\":\"undetermined\"", "\"handoffStep\":\"3\""),
                        found(R9, "missing", "1.00", "\"authority\":\"ERP policy\"")));

        assertThat(score.recall(Aspect.CLASS)).isEqualTo(new Share(2, 3));
        assertThat(score.recall(Aspect.CAUSE)).isEqualTo(new Share(1, 3));
        assertThat(score.recall(Aspect.STEP)).isEqualTo(new Share(1, 3));
        assertThat(score.recall(Aspect.AMOUNT)).isEqualTo(new Share(1, 3));
        assertThat(score.precision(Aspect.CLASS)).isEqualTo(new Share(2, 3));
        assertThat(score.precision(Aspect.CAUSE)).isEqualTo(new Share(1, 3));
        assertThat(score.precision(Aspect.STEP)).isEqualTo(new Share(1, 3));
        assertThat(score.precision(Aspect.AMOUNT)).isEqualTo(new Share(1, 3));
        assertThat(score.recall(Aspect.AUTHORITY)).as("the truth knows two").isEqualTo(new Share(1, 2));
        assertThat(score.precision(Aspect.AUTHORITY))
                .as("and one is of nothing")
                .isEqualTo(new Share(1, 2));
    }

    private static Map<String, Score.Kind> kinds(Score score, String name) {
        return score.by(Objects.requireNonNull(Figures.kindsOf().get(name)));
    }

    @Test
    void tellsKindsApart() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "10.00"),
                        truth(R2, "missing", "10.00", "\"fault\":\"rejected\"", "\"step\":\"3\""),
                        truth(R3, "amount", "10.00", "\"documentType\":\"invoice\"", "\"cause\":\"timing\"")),
                List.of(found(R1, "orphan", "10.00"), found(R3, "amount", "10.00")));
        Score.Kind notFound = new Score.Kind(new Share(0, 1), new Share(0, 1));
        Score.Kind right = new Score.Kind(new Share(1, 1), new Share(1, 1));

        assertThat(kinds(score, "class"))
                .containsExactly(
                        Map.entry("amount", right),
                        Map.entry("missing", new Score.Kind(new Share(1, 2), new Share(0, 2))));
        assertThat(kinds(score, "fault"))
                .containsExactly(
                        Map.entry("dead-lettered", new Score.Kind(new Share(2, 2), new Share(1, 2))),
                        Map.entry("rejected", notFound));
        assertThat(kinds(score, "cause"))
                .containsExactly(
                        Map.entry("integration-bug", new Score.Kind(new Share(1, 2), new Share(0, 2))),
                        Map.entry("timing", right));
        assertThat(kinds(score, "step"))
                .containsExactly(
                        Map.entry("2", new Score.Kind(new Share(2, 2), new Share(1, 2))), Map.entry("3", notFound));
        assertThat(kinds(score, "document type"))
                .containsExactly(
                        Map.entry("credit-memo", new Score.Kind(new Share(1, 2), new Share(0, 2))),
                        Map.entry("invoice", right));
    }

    @Test
    void whatIsSetAsideIsNeitherCreditedNorHeldAgainst() throws IOException {
        Score score = score(
                folder,
                List.of(
                        truth(R1, "missing", "10.00"),
                        aside("masked", R2, "\"maskedBy\":\"T1\"", ORDER),
                        aside("no-trace", R3),
                        aside("part-of", "refund:shop:R4", "\"incident\":\"T9\"", DOCUMENT)),
                List.of(
                        found(R1, "missing", "10.00"),
                        found("order:shop:5", "late", "0.00"),
                        found("erp-document:erp:C-1", "orphan", "1.00")));

        assertThat(score.recall()).isEqualTo(new Share(1, 1));
        assertThat(score.precision()).isEqualTo(new Share(1, 1));
        assertThat(score.pairing().excused()).hasSize(2);
        assertThat(score.aside(State.MASKED)).isEqualTo(new Share(1, 1));
        assertThat(score.aside(State.NO_TRACE)).isEqualTo(new Share(0, 1));
        assertThat(score.aside(State.PART_OF)).isEqualTo(new Share(1, 1));
        assertThat(score.aside()).extracting(each -> each.because()).containsExactly("T1", null, "T9");
    }

    /// A store-day that was told in part has a till that is off; nothing else of another day is excused by it.
    @Test
    void whatIsPartOfWhatNeedNotBeFoundIsNeitherRightNorWrong() throws IOException {
        Score score = score(
                folder,
                List.of(aside(
                        "part-of", "sale:pos:T-1", "\"incident\":\"T9\"", "\"records\":[\"store-day:pos:S1-D1\"]")),
                List.of(
                        found("store-day:pos:S1-D1/R1@C-1", "cash-over-or-short", "10.00"),
                        found("store-day:pos:S1-D2/R1@C-2", "cash-over-or-short", "10.00")));

        assertThat(score.pairing().excused()).hasSize(1);
        assertThat(score.pairing().wrong()).hasSize(1);
    }

    @Test
    void anAttributeIsNotTheClass() throws IOException {
        Score score = score(
                folder,
                List.of(truth(R1, "amount", "10.00", "\"also\":[\"field-dropped\"]")),
                List.of(found(R1, "field-dropped", "10.00")));

        assertThat(score.recall(Aspect.CLASS)).isEqualTo(new Share(0, 1));
        assertThat(score.attributesAsClass()).isEqualTo(1);
    }

    @Test
    void nothingInjectedIsNotPerfect() throws IOException {
        Score score = score(folder, List.of(), List.of());

        assertThat(score.recall().percent()).isEqualTo("n/a");
        assertThat(score.precision().percent()).isEqualTo("n/a");
        assertThat(score.times().percentile(90)).isZero();
    }

    @Test
    void onlyWhatIsCompleteShowsAsCompleteAndOnlyNothingAsNothing() {
        assertThat(new Share(1999, 2000).percent()).isEqualTo("99.9 %");
        assertThat(new Share(2000, 2000).percent()).isEqualTo("100.0 %");
        assertThat(new Share(1, 2000).percent()).isEqualTo("< 0.1 %");
        assertThat(new Share(0, 2000).percent()).isEqualTo("0.0 %");
    }
}
