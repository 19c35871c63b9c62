package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeFileTest {

    @Test
    void theShippedContractsRunTheirCases() throws IOException {
        FeeFile file = FeeFile.read("fees", shipped());

        assertThat(file.rule().terms().id()).isEqualTo("fees");
        assertThat(file.cases()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            percent: 2.9, fixed: 0.30   | percent: 2.9 %, fixed: 0.30   | write a number such as 2.9, not 2.9 %
            currencies: [USD, EUR, JPY] | currencies: [USD, EURO]       | use an ISO 4217 code
            until: 2026-03-10           | until: 2026-03-11             | a line may be under 'example' and 'example-risen'
            until: 2026-03-10           | until: 2019-03-10             | 'until' must be after 'from'
            from: 2026-03-10            | from: 10 March 2026           | 'from'
            charge: { percent: 3.49     | charges: { percent: 3.49      | there are no lines of kind 'charges'
            tenders: [card]             | tender: [card]                | unknown field 'tender'
            least: 0.01                 | least: 0.05                   | two cents are not
            item: 0.05                  | item: 0.06                    | at most 0.05, not 0.06
            day: 5.00                   | day: 5.01                     | at most 5.00, not 5.01
            period: 50.00               | period: 0                     | above 0 and at most 50.00, not 0
            period: 50.00               | period: 50.00, month: 1       | unknown field 'month'
            """)
    void refusesWhatItCannotRun(String right, String wrong, String message) throws IOException {
        String text = shipped();
        assertThat(text).contains(right);

        assertThatThrownBy(() -> FeeFile.read("fees.yaml", text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    private static String shipped() throws IOException {
        try (InputStream in = FeeFileTest.class.getResourceAsStream("/rules/fees.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
