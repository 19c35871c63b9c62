package io.tieout.reconcile.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file as rows of text under named columns.
///
/// @param notes what was concluded about the file: encoding, separator, where the header is
public record Table(String name, List<String> columns, List<Row> rows, List<String> notes) {

    /// One row.
    ///
    /// @param line where it starts in the file, counted from 1
    public record Row(int line, List<String> cells) {

        String cell(int column) {
            return cells.get(column);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /// Where a column is: as it is written, or else the only one that differs in case or blanks alone.
    public Optional<Integer> find(String column) {
        int exact = columns.indexOf(column.strip());
        if (exact >= 0) {
            return Optional.of(exact);
        }
        List<Integer> alike = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (plain(columns.get(i)).equals(plain(column))) {
                alike.add(i);
            }
        }
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    public int require(String column, String option) {
        return find(column)
                .orElseThrow(() -> new BadInputException(
                        name, "there is no column \"" + column + "\" for " + option + "; it has " + listed()));
    }

    String listed() {
        return String.join(", ", columns);
    }

    private static String plain(String column) {
        return column.strip().replaceAll("[\\s_-]+", " ").toLowerCase(Locale.ROOT);
    }
}
