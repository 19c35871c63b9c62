package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.recon.domain.rule.SettleTerms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"invoices", "stock", "stored-value", "chargebacks", "journals", "payouts", "store-days"})
    void theShippedRulesRunTheirCases(String rule) throws IOException {
        HandoverFile file = HandoverFile.read(rule, shipped(rule));

        assertThat(file.rule().terms().id()).isEqualTo(rule);
        assertThat(file.cases()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tolerance: "0.00"                       | tolerence: "0.00"                    | unknown field 'tolerence' in the rule
            tolerance: "0.00"                       | tolerance: "0.05"                    | the engine cannot run 'tolerance: 0.05', only '0.00'
            rule: stock                             | rule: Stock Rule                     | write a name such as stock-receipt
            kind: transfer-in                       | kind: transfer-out                   | cannot be told apart from another
            event: tieout.stock.moved.v1            | event: tieout.stock.stolen.v1        | the engine knows no 'tieout.stock.stolen.v1'
            roles: [wms, pos]                       | roles: [wms, bank]                   | 'bank' never tells tieout.stock.moved.v1
            where: { kind: [receipt] }              | where: { sort: [receipt] }           | tieout.stock.moved.v1 has no field 'sort'
            where: { kind: [receipt] }              | where: { kind: [recipe] }            | the field 'kind' is never 'recipe'
            quantity: [negative]                    | quantity: [few]                      | the field 'quantity' is never 'few'
            quantity: [negative]                    | quantity: [none]                     | the field 'quantity' is never 'none'
            reference: shipment                     | reference: ship                      | the engine knows no 'ship'
            amount: quantity * unitCost             | amount: quantity * price             | has no field 'price' that is an amount
            amount: quantity * unitCost             | amount: quantity                     | has no field 'quantity' that is an amount
            amount: quantity * unitCost             | amount: unitCost * unitCost          | has no field 'unitCost' that is a number of pieces
            within: 4 hours                         | within: soon                         | write a time such as 15 minutes
            within: 4 hours                         | within: 4 hours, awaited: maybe      | write always or if-handed-over, not maybe
            must-survive: [reason]                  | must-survive: [sku]                  | compares only the reason
            currency: { otherwise: USD              | currency: { otherwise: XYZ           | use an ISO 4217 code
            fields: { kind: receipt                 | fields: { kind: recipe               | no such code: recipe
            """)
    void refusesWhatItCannotRunAndNamesTheLine(String right, String wrong, String message) throws IOException {
        String text = shipped("stock");
        int at = text.indexOf(right);
        assertThat(at).isNotNegative();
        int line =
                (int) text.substring(0, at).chars().filter(each -> each == '\n').count() + 1;

        assertThatThrownBy(() -> HandoverFile.read(
                        "stock.yaml", text.substring(0, at) + wrong + text.substring(at + right.length())))
                .isInstanceOfSatisfying(
                        InvalidRuleException.class,
                        invalid -> assertThat(invalid.faults()).anySatisfy(fault -> {
                            assertThat(fault.message()).contains(message);
                            assertThat(fault.line()).isBetween(line - 2, line + 2);
                        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '"', textBlock = """
            RULE       | RIGHT                     | WRONG                     | MESSAGE
            payouts    | unit: reference           | unit: transaction         | the ledger joins nothing by 'payout'; write unit: reference
            payouts    | unit: reference           | unit: payout              | the engine knows no 'payout', only transaction, reference
            store-days | estimate: sales - returns | estimate: sales - gifts   | has no field 'gifts' that is an amount
            store-days | estimate: sales - returns | estimate: sales - receipts | has no field 'receipts' that is an amount
            store-days | declared: discounts       | declared: receipts        | has no field 'receipts' that is an amount
            store-days | unless: returns           | unless: gifts             | has no field 'gifts' that is an amount
            store-days | declared: tax             | unless: returns           | write it where something is declared
            store-days | field: tax                | field: revenue            | 'revenue' is another difference of the document
            store-days | field: tax                | field: amount             | 'amount' is another difference of the document
            store-days | "accounts: [""2100""]"    | "accounts: [""2101""]"    | the document must not move all of [2101]
            store-days | side: credit              | side: left                | the engine knows no 'left', only debit, credit
            store-days | debit 2400 300.00 USD     | debit 2400 300.00         | write a line as credit 2100 30.00 USD
            store-days | debit 2400 300.00 USD     | left 2400 300.00 USD      | write a line as credit 2100 30.00 USD
            """)
    void refusesWhatItCannotBringTogether(String rule, String right, String wrong, String message) throws IOException {
        String text = shipped(rule).replace(right, wrong);

        assertThatThrownBy(() -> HandoverFile.read(rule, text)).hasMessageContaining(message);
    }

    private static final String SETTLE = "settle: { item: 0.05, day: 5.00, period: 50.00 }\n\ntolerance: \"0.00\"";

    @Test
    void settlesResiduesOfWhatIsDelivered() throws IOException {
        String text = shipped("invoices").replace("tolerance: \"0.00\"", SETTLE);

        assertThat(HandoverFile.read("invoices.yaml", text).rule().terms().settle())
                .isEqualTo(new SettleTerms(SettleTerms.ITEM_MAX, SettleTerms.DAY_MAX, SettleTerms.PERIOD_MAX));
        assertThat(HandoverFile.read("invoices.yaml", shipped("invoices"))
                        .rule()
                        .terms()
                        .settle())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored-value", "payouts", "chargebacks", "store-days", "journals", "stock"})
    void neverSettlesWhatTiesToTheCent(String rule) throws IOException {
        String text = shipped(rule).replace("tolerance: \"0.00\"", SETTLE);

        assertThatThrownBy(() -> HandoverFile.read(rule, text)).hasMessageContaining("tie to the cent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunds", "orders", "bank-lines", "deposits", "tills", "payout-lines", "card-balances"})
    void otherRulesHaveNoSuchField(String rule) throws IOException {
        String text = shipped(rule).replaceFirst("(?m)^severity:", SETTLE.split("\n", 2)[0] + "\nseverity:");

        assertThatThrownBy(() -> RuleFiles.read(rule, text)).hasMessageContaining("unknown field 'settle'");
    }

    @Test
    void refusesARuleThatItsOwnCaseContradicts() throws IOException {
        String text = shipped("invoices").replace("within: 30 minutes", "within: 40 minutes");

        assertThatThrownBy(() -> HandoverFile.read("invoices.yaml", text))
                .hasMessageContaining(
                        "the case \"an invoice that the ERP never got is missing, and the log says where it stopped\"");
    }

    @Test
    void refusesARuleThatComparesNothing() throws IOException {
        String text = shipped("journals").replaceFirst("(?s)controlled:.*?accounts:[^\n]*\n", "");

        assertThatThrownBy(() -> HandoverFile.read("journals.yaml", text))
                .hasMessageContaining("the rule compares nothing");
    }

    private static String shipped(String rule) throws IOException {
        try (InputStream in = HandoverFileTest.class.getResourceAsStream("/rules/" + rule + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
