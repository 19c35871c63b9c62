package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrossReferenceTest {

    private static final CodeKey KEY = new CodeKey("pos-us", CodeKind.TENDER, "GC");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1, 2, 3), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            AT,                       MEANS
            2026-02-28T23:59:59.999Z, card
            2026-03-01T00:00:00Z,     gift-card
            2026-03-31T23:59:59.999Z, gift-card
            2026-04-01T00:00:00Z,
            """)
    void holdsFromAnInstantUntilAnother(Instant at, @Nullable String means) {
        CrossReference reference =
                new CrossReference(KEY, List.of(valid(MARCH, APRIL, "gift-card"), valid(null, MARCH, "card")));

        assertThat(reference.at(at).orElse(null)).isEqualTo(means);
    }

    @Test
    void meansOneThingAtATime() {
        assertThatThrownBy(
                        () -> new CrossReference(KEY, List.of(valid(MARCH, null, "card"), valid(APRIL, MAY, "cash"))))
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> valid(APRIL, APRIL, "card")).hasMessageContaining("ends before it begins");
    }

    /// Changes that a source tells hold until the next one, in whatever order they arrive.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void changesMayBeToldInAnyOrder(long seed) {
        List<Validity> told = new ArrayList<>(
                List.of(valid(MARCH, null, "card"), valid(APRIL, null, null), valid(MAY, null, "cash")));
        Collections.shuffle(told, new Random(seed));

        CrossReference reference = CrossReference.unknown(KEY);
        for (Validity change : told) {
            reference = reference.changedAt(change.start(), change.canonical());
        }

        assertThat(reference.validities())
                .containsExactly(valid(MARCH, APRIL, "card"), valid(APRIL, MAY, null), valid(MAY, null, "cash"));
        assertThat(reference.at(APRIL)).isEmpty();
    }

    @Test
    void aChangeEndsWhatAPersonSaid() {
        CrossReference reference =
                new CrossReference(KEY, List.of(valid(null, null, "card"))).changedAt(APRIL, "gift-card");

        assertThat(reference.validities()).containsExactly(valid(null, APRIL, "card"), valid(APRIL, null, "gift-card"));
    }

    private static Validity valid(@Nullable Instant from, @Nullable Instant until, @Nullable String canonical) {
        return new Validity(from, until, canonical);
    }
}
