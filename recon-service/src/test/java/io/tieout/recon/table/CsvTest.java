package io.tieout.recon.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import java.time.LocalDate;
import java.util.List;
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
        Table.Rows rows = Table.of("One", "Order", "Amount", "Day");
        rows.row()
                .text("A, \"B\"")
                .amount(Money.of(-4825, "USD"))
                .date(LocalDate.parse("2026-03-06"))
                .end();

        assertThat(Csv.of(List.of(rows.table())))
                .isEqualTo("Order,Amount,Day\r\n\"A, \"\"B\"\"\",-48.25,2026-03-06\r\n");
    }

    @Test
    void setsSeveralTablesApart() {
        Table.Rows one = Table.of("=One", "A");
        one.row().number(1).end();
        Table.Rows two = Table.of("Two", "B");
        two.row().text(null).end();

        assertThat(Csv.of(List.of(one.table(), two.table())).lines())
                .containsExactly("'=One", "A", "1", "", "Two", "B", "", "");
    }

    @Test
    void tellsOneTableInParts() {
        Table.Rows rows = Table.of("One", "Order");
        rows.row().text("=1").end();

        assertThat(Csv.begin(rows.table()) + Csv.more(rows.table())).isEqualTo("Order\r\n'=1\r\n'=1\r\n");
    }
}
