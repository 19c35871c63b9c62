package io.tieout.simulator.text;

import java.util.ArrayList;
import java.util.List;

/// A table for a terminal: a header, rows, figures to the right.
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final String alignment;

    /// @param alignment one letter a column, `l` or `r`
    public Table(String alignment, String... header) {
        this.alignment = alignment;
        row(header);
    }

    public Table row(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(cells.length + " cells for " + alignment.length() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add("─".repeat(lines.getFirst().length()));
            }
        }
        return lines;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String pad = " ".repeat(widths[column] - row.get(column).length());
            boolean right = alignment.charAt(column) == 'r';
            line.append(column == 0 ? "" : GAP).append(right ? pad : "").append(row.get(column));
            line.append(right ? "" : pad);
        }
        return line.toString();
    }
}
