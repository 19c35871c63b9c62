package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    @Test
    void theShippedRuleRunsItsCases() throws IOException {
        RuleFile file = RuleFile.read("refunds.yaml", shipped());

        assertThat(file.rule().version()).isPositive();
        assertThat(file.cases()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tolerance: "0.00"                       | tolerence: "0.00"                    | unknown field 'tolerence' in the rule
            tolerance: "0.00"                       | tolerance: "0.05"                    | the engine cannot run 'tolerance: 0.05', only '0.00'
            group: order                            | group: customer                      | the engine cannot run 'group: customer', only 'order'
              - source-refund-id                    |   - customer+amount                  | the engine knows no 'customer+amount'
              - processor-refund-id                 |   - source-refund-id                 | 'key' must be a list of different values
            version: 4                              | version: one                         | write a whole number of at least 1, not one
            within: 15 minutes                      | within: soon                         | write a time such as 15 minutes
            zone: UTC                               | zone: Mars/Olympus                   | Mars/Olympus
            workdays: [monday, tuesday              | workdays: [mondy, tuesday            | 'mondy' is no day of the week
            amount: processor                       | amount: log                          | only source or processor can be right
            posted-by: document }                   | posted-by: month }                   | the engine knows no 'month', only document, store-day, store-day-if-own
            posted-by: document }                   | posted-by: document, tenders: [] }   | unknown field 'tenders' in an item of 'source'
            event: tieout.exchange.recorded.v1      | event: tieout.return.recorded.v1     | tieout.return.recorded.v1 speaks for 'source' twice
            roles: [gift-card-platform]             | roles: [gift-card-platform, erp]     | 'erp' never tells tieout.gift-card.moved.v1
            tenders: [gift-card, store-credit, ori  | tenders: [bitcoin, store-credit, ori | the engine knows no 'bitcoin'
            tenders: [original, card, gift-card, s  | tenders: [cash, card, gift-card, s   | nobody among the sides pays 'cash', so no word can come
            periods: calendar-months                | periods: four-four-five              | the engine cannot run 'periods: four-four-five', only 'calendar-months'
            periods: calendar-months                | accounts: { appeasement: { debit: x }} | 'debit' must be a list of at least one value
            roles: [erp]                            | roles: [earp]                        | the engine knows no 'earp'
            event: tieout.refund.issued.v1          | event: tieout.order.placed.v1        | the engine cannot run tieout.order.placed.v1 as source, only tieout.refund.issued.v1, tieout.return
            T1: 10000                               | T1: 10.5.0                           | write the amount as a decimal
            """)
    void refusesWhatItCannotRunAndNamesTheLine(String right, String wrong, String message) throws IOException {
        String text = shipped();
        assertThat(text).contains(right);
        int line = (int) text.substring(0, text.indexOf(right)).lines().count()
                + (text.substring(0, text.indexOf(right)).endsWith("\n") ? 1 : 0);

        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", replaceFirst(text, right, wrong)))
                .isInstanceOfSatisfying(
                        InvalidRuleException.class,
                        invalid -> assertThat(invalid.faults()).anySatisfy(fault -> {
                            assertThat(fault.message()).contains(message);
                            assertThat(fault.line()).isBetween(line - 1, line + 1);
                        }));
    }

    @Test
    void refusesAWeakKeyBeforeAStrongOne() throws IOException {
        String text = shipped()
                .replace("  - source-refund-id\n", "")
                .replace("  - order+amount+ordinal\n", "  - order+amount+ordinal\n  - source-refund-id\n");

        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", text))
                .hasMessageContaining("'source-refund-id' must come before the keys that conclude from likeness");
    }

    @Test
    void refusesARuleThatItsOwnCaseContradicts() throws IOException {
        String text = shipped().replace("within: 15 minutes", "within: 20 minutes");

        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", text))
                .hasMessageContaining(
                        "the case \"a refund that the ERP never got is missing, and the log says where it stopped\"");
    }

    @Test
    void refusesASideWithoutAnEvent() throws IOException {
        String text = shipped().replace("  source:\n    -", "  source: []\n  unused:\n    -");

        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", text))
                .hasMessageContaining("'source' must be a list of at least one event")
                .hasMessageContaining("unknown field 'unused'");
    }

    @Test
    void comparesAccountsWhereTheRuleNamesThem() throws IOException {
        String accounts =
                "periods: calendar-months, accounts: { goods-returned: { debit: ['4200'], credit: ['2350'] } }";
        String text = shipped().replace("periods: calendar-months", accounts) + """

          - name: a document on another account
            at: 2026-03-03T12:00:00Z
            legs:
              - { issued: A1, order: A1, amount: 20.00 USD, time: 2026-03-03T10:00:00Z }
              - { processed: re_A1, pays: A1, amount: 20.00 USD, status: approved, time: 2026-03-03T10:00:05Z }
              - { erp: CM-A1, carries: A1, amount: 20.00 USD, debit: "4200", credit: "6900", time: 2026-03-03T10:04:00Z }
            breaks:
              - { class: wrong-account, delta: 0.00 USD, step: "4" }
            timing: 0.00 USD
        """;

        assertThat(RuleFile.read("refunds.yaml", text).cases())
                .last()
                .satisfies(each -> assertThat(each.name()).isEqualTo("a document on another account"));
    }

    @Test
    void tellsAllFaultsAtOnce() throws IOException {
        String text = shipped().replace("group: order", "group: x").replace("version: 4", "version: y");

        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", text))
                .isInstanceOfSatisfying(
                        InvalidRuleException.class,
                        invalid -> assertThat(invalid.faults()).hasSize(2));
    }

    @Test
    void refusesAFileThatIsNoYaml() {
        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", "rule: [refunds\nversion: 1"))
                .isInstanceOfSatisfying(
                        InvalidRuleException.class,
                        invalid -> assertThat(invalid.faults())
                                .extracting(RuleFault::line)
                                .isEqualTo(List.of(2)));
        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", "")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> RuleFile.read("refunds.yaml", "- a")).hasMessageContaining("must have fields");
    }

    private static String replaceFirst(String text, String right, String wrong) {
        int at = text.indexOf(right);
        return text.substring(0, at) + wrong + text.substring(at + right.length());
    }

    static String shipped() throws IOException {
        try (InputStream in = RuleFileTest.class.getResourceAsStream("/rules/refunds.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
