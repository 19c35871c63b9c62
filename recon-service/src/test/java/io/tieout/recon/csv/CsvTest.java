package io.tieout.recon.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"})
    void disarmsTextThatASpreadsheetWouldRun(String text) {
        assertThat(Csv.safe(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesOtherTextAndNegativeNumbersAlone() {
        Csv csv = new Csv("Order", "Amount");
        csv.row().text("A, \"B\"").amount(Money.of(-4825, "USD")).end();

        assertThat(csv.toString()).isEqualTo("Order,Amount\r\n\"A, \"\"B\"\"\",-48.25\r\n");
    }
}
