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
import org.junit.jupiter.params.provider.ValueSource;

class TotalFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payout-lines",
                "processor-balances",
                "reserve-balances",
                "card-balances",
                "store-day-totals",
                "tills"
            })
    void theShippedRulesRunTheirCases(String name) throws IOException {
        TotalFile file = TotalFile.read(name, shipped(name));

        assertThat(file.rule().terms().id()).isEqualTo(name);
        assertThat(file.cases()).hasSizeGreaterThan(1);
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
        String text = shipped("payout-lines");
        assertThat(text).contains(right);

        assertThatThrownBy(() -> TotalFile.read("payout-lines.yaml", text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    /// Of the parts only those count of which the expression holds.
    @Test
    void countsWhatAnExpressionSays() throws IOException {
        String text = shipped("payout-lines")
                .replaceFirst("parts:\\n  source: \\{ ", "parts:\n  source: { when: 'net.minor < 0', ");
        assertThat(text).contains("when: 'net.minor < 0'");

        assertThatThrownBy(() -> TotalFile.read("payout-lines.yaml", text))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining("a payout is the sum of its lines");
        assertThat(TotalFile.read(
                                "payout-lines.yaml", text.replace("net.minor < 0", "net.minor != 0 || fee.minor == 0"))
                        .cases())
                .isNotEmpty();
        assertThatThrownBy(() -> TotalFile.read("payout-lines.yaml", text.replace("net.minor", "netto.minor")))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining("'when': column 1: undeclared reference to 'netto'");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            card-balances    | gift-card.moved.v1, roles | sale.recorded.v1, roles   | 'gift-card-platform' never tells
            card-balances    | kind: [gift-card]         | kind: [gift-cards]        | the field 'kind' is never 'gift-cards'
            card-balances    | within: 4 hours           | within: 4                 | write a time such as 15 minutes
            card-balances    | balance.stated.v1         | gift-card.moved.v1        | only tieout.balance.stated.v1 states balances
            card-balances    | delta: 12.40 USD          | delta: -12.40 USD         | a movement that nobody told does not tie
            store-day-totals | amount: lines.tax         | amount: lines.taxes       | has no field 'lines.taxes' that is an amount
            store-day-totals | name: returns             | name: sales               | two measures are called 'sales'
            store-day-totals | amount: sales             | amount: sales.            | write an amount as net
            store-day-totals | name: returns             | name: closing             | 'closing' is another item of the rule
            store-day-totals | declared: receipts        | declared: sales           | has no field 'sales' that is a whole number
            store-day-totals | series: register          | series: receiptNumber     | has no field 'receiptNumber' that is a text
            store-day-totals | number: receiptNumber     | number: total             | has no field 'total' that is an optional whole
            store-day-totals | compared: when-counted    | compared: sometimes       | write always or when-counted, not sometimes
            store-day-totals | compared: when-counted    | compared: always          | of a day of which a receipt is not known
            store-day-totals | within: 1 day             | within: a day             | write a time such as 15 minutes
            store-day-totals | event: tieout.store-day.opened.v1, roles: [pos] | event: tieout.store-day.opened.v1, roles: [erp] | 'erp' never tells
            tills            | by: register              | by: drawer                | tieout.till.counted.v1 has no field 'drawer'
            tills            | by: register              | by: amount                | has no field 'amount' that is a text
            tills            | T3: "5.01"                | T3: "-5.01"               | write an amount of at least 0
            tills            | delta: 3.20 USD           | delta: -3.20 USD          | one short and one over
            """)
    void refusesWhatItCannotRunOfOthers(String name, String right, String wrong, String message) throws IOException {
        String text = shipped(name);
        assertThat(text).contains(right);

        assertThatThrownBy(() -> TotalFile.read(name, text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = TotalFileTest.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
