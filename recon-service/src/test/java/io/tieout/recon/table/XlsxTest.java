package io.tieout.recon.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTest {

    @Test
    void keepsTextNumbersAndDaysApart() throws IOException {
        Table.Rows rows = Table.of("Sheet", "Order", "Amount", "Yen", "Count", "Day");
        rows.row()
                .text("A")
                .amount(Money.of(-4825, "USD"))
                .amount(Money.of(1200, "JPY"))
                .number(7)
                .date(LocalDate.parse("2026-03-06"))
                .end();

        Row row = read(Xlsx.of(List.of(rows.table()))).get(1);

        assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("-48.25");
        assertThat(row.getCell(1).getDataFormatString()).isEqualTo("#,##0.00");
        assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("1200");
        assertThat(row.getCell(2).getDataFormatString()).isEqualTo("#,##0");
        assertThat(row.getCell(3).asNumber()).isEqualByComparingTo(BigDecimal.valueOf(7));
        assertThat(row.getCell(4).getType()).isEqualTo(CellType.NUMBER);
        assertThat(row.getCell(4).asDate().toLocalDate()).isEqualTo(LocalDate.parse("2026-03-06"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "<b>&\"", "\u0001=1"})
    void runsNothingThatASourceSent(String text) throws IOException {
        Table.Rows rows = Table.of("Sheet", "Text");
        rows.row().text(text).end();

        byte[] file = Xlsx.of(List.of(rows.table()));

        Cell cell = read(file).get(1).getCell(0);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        assertThat(cell.asString()).isEqualTo(text.replace("\u0001", ""));
        assertThat(entry(file, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void doesNotRoundWhatASpreadsheetCannotHold() throws IOException {
        Table.Rows rows = Table.of("Sheet", "Amount", "Largest number");
        rows.row()
                .amount(Money.of(123_456_789_012_345_678L, "USD"))
                .amount(Money.of(123_456_789_012_345L, "USD"))
                .end();

        Row row = read(Xlsx.of(List.of(rows.table()))).get(1);

        assertThat(row.getCell(0).asString()).isEqualTo("1234567890123456.78");
        assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("1234567890123.45");
    }

    @Test
    void holdsTheHeadingsAndSaysWhatItIsAbout() throws IOException {
        Table.Rows rows = Table.of("Breaks", "A");
        Table table = rows.table().with(List.of(new Table.Note("As of", "2026-03-06")));

        byte[] file = Xlsx.of(List.of(table));

        assertThat(entry(file, "xl/worksheets/sheet1.xml"))
                .contains("ySplit=\"1\"")
                .contains("state=\"frozen\"");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("Breaks", "About");
            assertThat(workbook.getSheet(1).orElseThrow().read().get(1).getCellText(1))
                    .isEqualTo("2026-03-06");
        }
    }

    @Test
    void cutsTextThatNoCellTakes() {
        assertThat(Xlsx.text("x".repeat(Xlsx.TEXT_LENGTH_MAX + 1)))
                .hasSize(Xlsx.TEXT_LENGTH_MAX)
                .endsWith("x…");
    }

    private static List<Row> read(byte[] file) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            return workbook.getFirstSheet().read();
        }
    }

    /// By the directory at its end, as spreadsheets read it.
    private static String entry(byte[] file, String name) throws IOException {
        Path path = Files.createTempFile("tieout", ".xlsx");
        try {
            Files.write(path, file);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(path);
        }
    }
}
