package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.recon.app.PublishedRule;
import io.tieout.recon.domain.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of which what is open is tied at once have to agree about it, and the line says where they do not.
class SharedBlocksTest {

    private static final String BANK = "bank-lines.yaml";
    private static final String DEPOSITS = "deposits.yaml";

    @Test
    void theShippedRulesAreTiedInOneBlock() throws IOException {
        List<PublishedRule> rules = List.of(rule(DEPOSITS, text(DEPOSITS)), rule(BANK, text(BANK)));

        assertThatCode(() -> SharedBlocks.check(rules)).doesNotThrowAnyException();
        RuleBook book = new RuleBook(rules.stream().map(PublishedRule::rule).toList());
        assertThat(book.pairedIn("deposits")).isEqualTo("bank-lines");
        assertThat(book.pairedWith("bank-lines")).containsExactly("bank-lines", "deposits");
        assertThat(book.pairedWith("refunds")).as("one that is not in force").containsExactly("refunds");
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            deposits.yaml   | unnamed-of: bank-lines     | unnamed-of: deposit-lines  | no rule 'deposit-lines' in force has 'unnamed' lines
            deposits.yaml   | near: { percent: 4 }       | near: { percent: 5 }       | 'pair' must be as in 'bank-lines'
            deposits.yaml   | within: 3 business days    | within: 4 business days    | 'arrived.within' and 'calendar' must be as in 'bank-lines'
            bank-lines.yaml | workdays: [monday, tuesday | workdays: [saturday, monday, tuesday | 'arrived.within' and 'calendar' must be as in 'bank-lines'
            """)
    void refusesWhatCannotBeTiedAtOnceWithTheLine(String file, String right, String wrong, String message)
            throws IOException {
        List<PublishedRule> rules = new ArrayList<>();
        for (String each : List.of(BANK, DEPOSITS)) {
            String text = text(each);
            rules.add(rule(each, each.equals(file) ? withoutCases(text, right, wrong) : text));
        }
        int line = lineOf(text(DEPOSITS), "unnamed-of:");

        assertThatThrownBy(() -> SharedBlocks.check(rules))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining("line " + line)
                .hasMessageContaining(message);
    }

    @Test
    void aRuleWhoseLinesAreAnothersHasNoneOfItsOwn() throws IOException {
        String both = text(DEPOSITS)
                .replace(
                        "  unnamed-of: bank-lines",
                        "  unnamed-of: bank-lines\n  unnamed: { except-references: [payout], except-words: [PAYOUT] }");

        assertThatThrownBy(() -> RuleFiles.read(DEPOSITS, both))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining("lines that name nothing are of one rule");
    }

    /// Other times make other cases hold; one that holds whatever they are is enough here.
    private static String withoutCases(String text, String right, String wrong) {
        assertThat(text).contains(right);
        return text.substring(0, text.indexOf("cases:")).replace(right, wrong) + """
                cases:
                  - name: nothing was told
                    at: 2026-03-10T00:00:00Z
                    legs: []
                    breaks: []
                    timing: 0.00 USD
                """;
    }

    private static int lineOf(String text, String field) {
        return (int) text.substring(0, text.indexOf(field + " bank")).lines().count();
    }

    private static PublishedRule rule(String name, String text) {
        RuleFiles.Proved proved = RuleFiles.read(name, text);
        return new PublishedRule(proved.rule(), name, text, "", List.of());
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/rules", name));
    }
}
