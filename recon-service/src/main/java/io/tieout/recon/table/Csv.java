package io.tieout.recon.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/// CSV that a spreadsheet opens without running anything in it: text that looks like a formula gets an apostrophe in
/// front. Numbers stay numbers, negative ones too.
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private Csv() {}

    /// One table from the first line on; of several each has its title above it and an empty line below.
    public static String of(List<Table> tables) {
        return written(writer -> {
            for (Table table : tables) {
                if (tables.size() > 1) {
                    writer.writeRecord(safe(table.title()));
                }
                headings(table, writer);
                rows(table, writer);
                if (tables.size() > 1) {
                    writer.writeRecord("");
                }
            }
        });
    }

    /// One table in parts: the first of them, with its headings.
    public static String begin(Table part) {
        return written(writer -> {
            headings(part, writer);
            rows(part, writer);
        });
    }

    /// The rows of a further part.
    public static String more(Table part) {
        return written(writer -> rows(part, writer));
    }

    private static void headings(Table table, CsvWriter writer) {
        writer.writeRecord(table.headings().stream().map(Csv::safe).toList());
    }

    private static void rows(Table table, CsvWriter writer) {
        table.rows()
                .forEach(row -> writer.writeRecord(row.stream().map(Csv::field).toList()));
    }

    private static String written(Consumer<CsvWriter> content) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            content.accept(writer);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string takes everything", impossible);
        }
        return text.toString();
    }

    private static String field(Cell cell) {
        return switch (cell) {
            case Cell.Text(var value) -> safe(value);
            case Cell.Count(var value) -> Long.toString(value);
            case Cell.Day(var date) -> date.toString();
            case Cell.Decimal(var value) -> value.toPlainString();
        };
    }

    static String safe(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
