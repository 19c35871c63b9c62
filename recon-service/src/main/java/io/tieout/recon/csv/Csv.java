package io.tieout.recon.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.event.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A CSV file that a spreadsheet opens without running anything in it: text that looks like a formula gets an
/// apostrophe in front. Numbers stay numbers, negative ones too.
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().build(text);

    /// One row, cell by cell.
    final class Row {
        private final List<String> cells = new ArrayList<>();

        Row text(@Nullable String value) {
            cells.add(safe(value));
            return this;
        }

        Row amount(Money money) {
            cells.add(money.decimal());
            return this;
        }

        /// An amount that is text already, and anything else as text.
        Row decimal(String amount) {
            cells.add(DECIMAL.matcher(amount).matches() ? amount : safe(amount));
            return this;
        }

        Row number(long number) {
            cells.add(Long.toString(number));
            return this;
        }

        void end() {
            writer.writeRecord(cells);
        }
    }

    Csv(String... headings) {
        writer.writeRecord(Arrays.stream(headings).map(Csv::safe).toList());
    }

    Row row() {
        return new Row();
    }

    static String safe(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    @Override
    public String toString() {
        try {
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string takes everything", impossible);
        }
        return text.toString();
    }
}
