package io.tieout.recon.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A workbook with a sheet for each table, and one that says what they are about. Nothing in it is a formula: text is
/// text whatever it begins with, numbers are numbers with their decimals, days are days.
public final class Xlsx {

    /// What one cell of a spreadsheet takes.
    static final int TEXT_LENGTH_MAX = 32_767;

    /// Digits that a spreadsheet keeps of a number; an amount with more stays text, because it would be rounded.
    static final int DIGITS_MAX = 15;

    private static final String ABOUT = "About";
    private static final int WIDTH_MIN = 9;
    private static final int WIDTH_MAX = 60;
    private static final int ROWS_MEASURED = 200;

    private Xlsx() {}

    public static byte[] of(List<Table> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Tieout", "1.0")) {
            for (Table table : tables) {
                write(workbook.newWorksheet(table.title()), table);
            }
            about(tables).ifPresent(table -> write(workbook.newWorksheet(ABOUT), table));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes everything", impossible);
        }
        return bytes.toByteArray();
    }

    private static Optional<Table> about(List<Table> tables) {
        Table.Rows rows = Table.of(ABOUT, "About", "Value");
        tables.stream()
                .flatMap(table -> table.notes().stream())
                .distinct()
                .forEach(note -> rows.row().text(note.name()).text(note.value()).end());
        Table table = rows.table();
        return table.rows().isEmpty() ? Optional.empty() : Optional.of(table);
    }

    private static void write(Worksheet sheet, Table table) {
        sheet.freezePane(0, 1);
        int columns = table.headings().size();
        for (int column = 0; column < columns; column++) {
            sheet.inlineString(0, column, text(table.headings().get(column)));
            sheet.width(column, width(table, column));
        }
        sheet.range(0, 0, 0, columns - 1).style().bold().set();
        int line = 1;
        for (List<Cell> row : table.rows()) {
            for (int column = 0; column < columns; column++) {
                write(sheet, line, column, row.get(column));
            }
            line++;
        }
    }

    private static void write(Worksheet sheet, int line, int column, Cell cell) {
        switch (cell) {
            case Cell.Text(var value) -> {
                if (!value.isEmpty()) {
                    sheet.inlineString(line, column, text(value));
                }
            }
            case Cell.Count(var value) -> number(sheet, line, column, BigDecimal.valueOf(value));
            case Cell.Decimal(var value) -> number(sheet, line, column, value);
            case Cell.Day(var date) -> {
                sheet.value(line, column, date);
                sheet.style(line, column).format("yyyy-mm-dd").set();
            }
        }
    }

    private static void number(Worksheet sheet, int line, int column, BigDecimal value) {
        if (value.precision() > DIGITS_MAX) {
            sheet.inlineString(line, column, value.toPlainString());
            return;
        }
        sheet.value(line, column, value);
        sheet.style(line, column).format(formatOf(value.scale())).set();
    }

    /// Two decimals are `#,##0.00`, none `#,##0`.
    static String formatOf(int decimals) {
        return decimals <= 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    /// What XML cannot hold is left out, and what no cell holds is cut.
    static String text(String value) {
        String plain = value.codePoints()
                .filter(Xlsx::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (plain.length() <= TEXT_LENGTH_MAX) {
            return plain;
        }
        int end = TEXT_LENGTH_MAX - 1;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    private static int width(Table table, int column) {
        int widest = table.rows().stream()
                .limit(ROWS_MEASURED)
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
        return Math.clamp(Math.max(widest, table.headings().get(column).length()) + 2, WIDTH_MIN, WIDTH_MAX);
    }

    private static int length(Cell cell) {
        return switch (cell) {
            case Cell.Text(var value) -> value.length();
            case Cell.Count(var value) -> Long.toString(value).length();
            case Cell.Day(var date) -> date.toString().length();
            case Cell.Decimal(var value) -> value.toPlainString().length();
        };
    }
}
