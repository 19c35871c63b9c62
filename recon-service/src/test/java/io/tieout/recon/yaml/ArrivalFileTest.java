package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"bank-lines", "deposits"})
    void theShippedRulesRunTheirCases(String name) throws IOException {
        RuleFiles.Proved file = RuleFiles.read(name, shipped(name));

        assertThat(file.rule().terms().id()).isEqualTo(name);
        assertThat(file.cases()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            class: amount              | class: amounts                 | the engine knows no 'amounts'
            cause: external            | cause: the bank                | the engine knows no 'the bank'
            reference: payout          | reference: pay-out             | the engine knows no 'pay-out'
            words: [PAYOUT]            | words: []                      | 'words' must be a list of at least one value
            words: [PAYOUT]            | words: [AUSZAHLUNG]            | finds
            status: [failed]           | status: [bounced]              | the field 'status' is never 'bounced'
            amount: amount             | amount: valueDate              | has no field 'valueDate' that is an amount
            within: 3 business days    | within: soon                   | write a time such as 15 minutes
            within: 3 business days    | within: 9 business days        | a payout that the bank does not have in three business days
            tolerance: "0.00"          | tolerance: "0.01"              | the engine cannot run 'tolerance: 0.01', only '0.00'
            back:                      | returned:                      | unknown field 'returned'
            """)
    void refusesWhatItCannotRun(String right, String wrong, String message) throws IOException {
        String text = shipped("bank-lines");
        assertThat(text).contains(right);

        assertThatThrownBy(() -> RuleFiles.read("bank-lines.yaml", text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = ArrivalFileTest.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
