package io.tieout.reconcile.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', quoteCharacter = '`', textBlock = """
            TEXT; WAY; NUMBER
            12.99; POINT; 12.99
            -12.99; POINT; -12.99
            12.99-; POINT; -12.99
            (12.99); POINT; -12.99
            −5; POINT; -5
            +5; POINT; 5
            1,653.75; POINT; 1653.75
            1'653.75; POINT; 1653.75
            4.626,81; COMMA; 4626.81
            1 234 567,8; COMMA; 1234567.8
            €12; POINT; 12
            $ 1,000; POINT; 1000
            12.50 USD; POINT; 12.50
            R$ 10,00; COMMA; 10.00
            .5; POINT; 0.5
            500,; COMMA; 500
            """)
    void readsWhatVendorsWrite(String text, Numbers way, BigDecimal number) {
        assertThat(way.parse(text))
                .hasValueSatisfying(parsed -> assertThat(parsed).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1.2.3", "12,34.5", "1E+5", "(5", "5)", "2026-03-01", "--5", "1,23,4.5"})
    void refusesWhatIsNoAmount(String text) {
        assertThat(Numbers.POINT.parse(text)).isEmpty();
    }

    @Test
    void aColumnTellsWhatOneValueDoesNot() {
        assertThat(Numbers.of(List.of("1,234", "5.50"))).contains(Numbers.POINT);
        assertThat(Numbers.of(List.of("1.234", "5,50"))).contains(Numbers.COMMA);
        assertThat(Numbers.of(List.of("12", "5"))).contains(Numbers.POINT);
        assertThat(Numbers.of(List.of("1,234"))).isEmpty();
    }
}
