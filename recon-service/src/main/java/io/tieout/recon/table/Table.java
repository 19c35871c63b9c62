package io.tieout.recon.table;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A report, or a section of one, as rows under headings.
///
/// @param notes what it is about: window, day, rules
public record Table(String title, List<Note> notes, List<String> headings, List<List<Cell>> rows) {

    public Table {
        notes = List.copyOf(notes);
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    public record Note(String name, String value) {}

    public Table with(List<Note> more) {
        return new Table(title, more, headings, rows);
    }

    public static Rows of(String title, String... headings) {
        return new Rows(title, List.of(headings));
    }

    /// Takes rows, one after the other.
    public static final class Rows {

        private final String title;
        private final List<String> headings;
        private final List<List<Cell>> rows = new ArrayList<>();

        private Rows(String title, List<String> headings) {
            this.title = title;
            this.headings = headings;
        }

        public Row row() {
            return new Row(this);
        }

        public Table table() {
            return new Table(title, List.of(), headings, rows);
        }

        private void add(List<Cell> cells) {
            if (cells.size() != headings.size()) {
                throw new IllegalArgumentException(
                        "a row of " + cells.size() + " cells under " + headings.size() + " headings: " + title);
            }
            rows.add(List.copyOf(cells));
        }
    }

    /// One row, cell by cell.
    public static final class Row {

        private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

        private final Rows rows;
        private final List<Cell> cells = new ArrayList<>();

        private Row(Rows rows) {
            this.rows = rows;
        }

        public Row text(@Nullable String value) {
            return cell(value == null ? Cell.BLANK : new Cell.Text(value));
        }

        public Row amount(@Nullable Money money) {
            return cell(money == null ? Cell.BLANK : Cell.Decimal.of(money));
        }

        /// An amount that is text already, and anything else as text.
        public Row decimal(@Nullable String amount) {
            return amount != null && DECIMAL.matcher(amount).matches()
                    ? cell(new Cell.Decimal(new BigDecimal(amount)))
                    : text(amount);
        }

        public Row number(long number) {
            return cell(new Cell.Count(number));
        }

        public Row date(@Nullable LocalDate date) {
            return cell(date == null ? Cell.BLANK : new Cell.Day(date));
        }

        /// With its offset, which no spreadsheet's time has.
        public Row time(@Nullable Instant instant) {
            return text(instant == null ? null : instant.toString());
        }

        public void end() {
            rows.add(cells);
        }

        private Row cell(Cell cell) {
            cells.add(cell);
            return this;
        }
    }
}
