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

class TotalFileTest {

    @Test
    void theShippedRuleRunsItsCases() throws IOException {
        TotalFile file = TotalFile.read("payout-lines", shipped());

        assertThat(file.rule().terms().id()).isEqualTo("payout-lines");
        assertThat(file.cases()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            class: payout-residual     | class: payout-surplus         | the engine knows no 'payout-surplus'
            reference: payout          | reference: pay-out            | the engine knows no 'pay-out'
            amount: net                | amount: netto                 | has no field 'netto' that is an amount
            amount: net                | amount: bookedOn              | has no field 'bookedOn' that is an amount
            method: [automatic]        | method: [automatically]       | the field 'method' is never 'automatically'
            within: 1 day              | within: tomorrow              | write a time such as 15 minutes
            tolerance: "0.00"          | tolerance: "0.01"             | the engine cannot run 'tolerance: 0.01', only '0.00'
            delta: -12.40 USD          | delta: 12.40 USD              | a hidden movement is the residual
            """)
    void refusesWhatItCannotRun(String right, String wrong, String message) throws IOException {
        String text = shipped();
        assertThat(text).contains(right);

        assertThatThrownBy(() -> TotalFile.read("payout-lines.yaml", text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    private static String shipped() throws IOException {
        try (InputStream in = TotalFileTest.class.getResourceAsStream("/rules/payout-lines.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
