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

class OrderFileTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"orders, 19", "returns, 7"})
    void theShippedRulesRunTheirCases(String rule, int cases) throws IOException {
        OrderFile file = OrderFile.read(rule, shipped(rule));

        assertThat(file.rule().terms().id()).isEqualTo(rule);
        assertThat(file.cases()).hasSizeGreaterThan(cases);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            subject: [order]             | subject: [customer]             | the ledger joins nothing by 'customer'
            expected: [delivered, given-up] | expected: [shipped]          | there is no amount 'shipped' in this file
            kind: balance                | kind: weigh                     | the engine knows no 'weigh'
            class: over-refund           | class: refunded-twice           | the engine knows no 'refunded-twice'
            break-if: more               | break-if: different             | the engine knows no 'different'
            within: 24 hours             | within: soon                    | write a time such as 15 minutes
            within: 1 minute             | within: 1 business day          | write a time such as 1 minute or 2 hours
            counts: less                 | counts: more                    | the engine cannot run 'counts: more', only 'less'
            amount: total }              | amount: totals }                | has no field 'totals' that is an amount
            roles: [wms, oms, storefront | roles: [bank, wms               | 'bank' never tells
            name: over-refund-of-a-payment | name: over-refund             | two checks are called 'over-refund'
            within: 7 days               | until: 7 days                   | unknown field 'until'
            delta: -25.00 USD            | delta: 25.00 USD                | more refunded than was captured
            """)
    void refusesWhatItCannotRun(String right, String wrong, String message) throws IOException {
        String text = shipped("orders");
        assertThat(text).contains(right);

        assertThatThrownBy(() -> OrderFile.read("orders.yaml", text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    private static String shipped(String rule) throws IOException {
        try (InputStream in = OrderFileTest.class.getResourceAsStream("/rules/" + rule + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
