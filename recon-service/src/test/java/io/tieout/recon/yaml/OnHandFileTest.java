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

class OnHandFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"on-hand", "transit"})
    void theShippedRulesRunTheirCases(String name) throws IOException {
        RuleFiles.Proved file = RuleFiles.read(name, shipped(name));

        assertThat(file.rule().terms().id()).isEqualTo(name);
        assertThat(file.cases()).hasSizeGreaterThan(4);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            on-hand | stated: { event: tieout.balance.stated.v1 | stated: { event: tieout.stock.counted.v1 | only tieout.balance.stated.v1 says what 'stated' is
            on-hand | kind: [on-hand]     | kind: [at-hand]     | the field 'kind' is never 'at-hand'
            on-hand | kind: [receipt]     | kind: [receipts]    | the field 'kind' is never 'receipts'
            on-hand | received:           | recieved:           | 'received' must be a list of at least one source
            on-hand | within: 4 hours     | within: 4           | write a time such as 15 minutes
            on-hand | percent: 2,         | percent: 101,       | at most 100 percent
            on-hand | value: 50,          | value: 50.5,        | is not exact
            on-hand | cost: 100 }         | costs: 100 }        | the field 'cost' is missing
            on-hand | delta: 24.00 USD    | delta: 12.00 USD    | two pieces are missing
            on-hand | timing: 24.00 USD   | timing: 0.00 USD    | what moved may still be told
            transit | lane: 2 days        | lane: 1 business day | write a time such as 1 minute or 2 hours
            transit | grace: 2 days       | grace: 3 days       | two of ten never arrived
            transit | tolerance: "0"      | tolerance: "1"      | the engine cannot run 'tolerance: 1', only '0'
            """)
    void refusesWhatItCannotRun(String name, String right, String wrong, String message) throws IOException {
        String text = shipped(name);
        assertThat(text).contains(right);

        assertThatThrownBy(() -> RuleFiles.read(name, text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = OnHandFileTest.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
