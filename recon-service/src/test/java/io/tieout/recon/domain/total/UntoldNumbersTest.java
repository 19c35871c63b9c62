package io.tieout.recon.domain.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.recon.domain.Numbers;
import io.tieout.recon.domain.Serial;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UntoldNumbersTest {

    private static final Numbering BY_REGISTER = new Numbering("register", "receiptNumber");

    @Test
    void namesExactlyWhatIsLacking() {
        UntoldNumbers untold =
                of(new Numbers.Told(serial("S1-1", 4), 1, 6L), new Numbers.Told(serial("S1-2", 7), 1, 11L));

        assertThat(untold.exactly(4)).isEqualTo("5 of register S1-1; 8 to 10 of register S1-2");
        assertThat(untold.sentences(4))
                .containsExactly(
                        "Between the numbers that were told 4 are missing: 5 of register S1-1; 8 to 10 of register S1-2.");
    }

    @Test
    void namesNothingExactlyWhereTheNumbersSayLessOrMore() {
        UntoldNumbers untold = of(new Numbers.Told(serial("", 4), 1, 6L));

        assertThat(untold.exactly(2)).isNull();
        assertThat(untold.sentences(2))
                .containsExactly("Between the numbers that were told 1 is missing: 5."
                        + " The other 1 may be before the first number of a series or after its last.");
        assertThat(untold.exactly(-1)).isNull();
        assertThat(untold.sentences(-1))
                .containsExactly(
                        "Between the numbers that were told 1 is missing: 5. That is 2 more than the total lacks.");
    }

    /// One receipt under two names and another that was not told: the count cannot say which is which.
    @Test
    void namesNothingExactlyBesideANumberThatIsThereTwice() {
        UntoldNumbers untold = of(new Numbers.Told(serial("S1-1", 4), 2, 6L));

        assertThat(untold.exactly(1)).isNull();
        assertThat(untold.sentences(1)).last().isEqualTo("Told more than once: 4 (2 times) of register S1-1.");
    }

    @Test
    void namesTheFirstOfMany() {
        Numbers everyOther = Numbers.of(LongStream.rangeClosed(1, 30)
                .mapToObj(each -> new Numbers.Told(serial("S1-1", each * 2), 1, each * 2 + 2))
                .toList());

        assertThat(Objects.requireNonNull(UntoldNumbers.of(BY_REGISTER, everyOther))
                        .exactly(30))
                .startsWith("3, 5, 7, ")
                .endsWith(", 39, 41 of register S1-1; and 10 more");
    }

    private static UntoldNumbers of(Numbers.Told... told) {
        return Objects.requireNonNull(UntoldNumbers.of(BY_REGISTER, Numbers.of(List.of(told))));
    }

    private static Serial serial(String series, long number) {
        return new Serial(series, number);
    }
}
