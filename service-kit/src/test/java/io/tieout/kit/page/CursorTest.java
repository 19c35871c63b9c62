package io.tieout.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void sortKeysComeBackAsTheyWere() {
        Instant at = Instant.parse("2026-03-01T10:00:00.123456Z");

        Cursor cursor = Cursor.decode(Cursor.encode(List.of(at, 42, "a\\b\u001fc\\u"), "acme", null), "acme", null);

        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.number(1)).isEqualTo(42);
        assertThat(cursor.text(2)).isEqualTo("a\\b\u001fc\\u");
    }

    @Test
    void filtersThatOnlyLookAlikeTogetherAreDifferentFilters() {
        String cursor = Cursor.encode(List.of(1), "ab", "c");

        assertRefused(() -> Cursor.decode(cursor, "a", "bc"));
        assertRefused(() -> Cursor.decode(cursor, "ab", "c", ""));
        assertRefused(() -> Cursor.decode(cursor, "ab\u001fc"));
    }

    @Test
    void aKeyOfAnotherTypeOrPlaceIsRefused() {
        Cursor cursor = Cursor.decode(Cursor.encode(List.of("x")));

        assertRefused(() -> cursor.number(0));
        assertRefused(() -> cursor.instant(0));
        assertRefused(() -> cursor.text(1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverAClientSendsIsReadOrRefused(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(40), 0, 128).forEach(c -> text.append((char) c));

        assertRefused(() -> Cursor.decode(text.toString(), "acme"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void aPageKnowsWhetherThereIsAnother() {
        PageRequest request = PageRequest.of("2", null, "acme");

        Page<Integer> first =
                request.page(IntStream.range(0, request.limit()).boxed().toList(), List::of);
        Page<Integer> last = request.page(List.of(7, 8), List::of);

        assertThat(first.items()).containsExactly(0, 1);
        assertThat(PageRequest.of("2", first.next(), "acme").after()).isEqualTo(new Cursor(List.of("1")));
        assertThat(last.items()).containsExactly(7, 8);
        assertThat(last.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "ten", "1.5", "99999999999999999999", " 5"})
    void aPageSizeOutOfRangeIsRefused(String size) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of(size, null))
                .satisfies(problem ->
                        assertThat(problem.errors().getFirst().pointer()).isEqualTo("pageSize"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void withoutAPageSizeItIsTheDefault(@org.jspecify.annotations.Nullable String size) {
        assertThat(PageRequest.of(size, size).size()).isEqualTo(PageRequest.PAGE_SIZE_DEFAULT);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.type().slug()).isEqualTo("bad-cursor"));
    }
}
