package io.tieout.reconcile.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the row that names the columns. Reports may begin with lines about themselves, and end with totals.
final class Header {

    /// Records in which the header is looked for.
    private static final int LOOKED_AT = 50;

    private static final Pattern VALUE = Pattern.compile("[-+(]?[\\d.,'/: -]*\\d[\\d.,'/: -]*\\)?%?");

    private Header() {}

    /// The table below the first record that is as wide as most and has no number in it.
    static Table under(String name, List<Table.Row> records, List<String> notes) {
        if (records.isEmpty()) {
            throw new BadInputException(name, "is empty; it needs a line that names the columns");
        }
        int width = width(records);
        int at = 0;
        while (at < Math.min(LOOKED_AT, records.size()) && !isHeader(records.get(at), width)) {
            at++;
        }
        if (at == Math.min(LOOKED_AT, records.size())) {
            throw new BadInputException(
                    name, "no line names the columns among the first " + at + "; put one above the rows");
        }
        List<String> columns = unique(records.get(at).cells());
        if (columns.size() > Limits.COLUMNS_MAX) {
            throw new BadInputException(name, "has more than " + Limits.COLUMNS_MAX + " columns");
        }
        List<String> said = new ArrayList<>(notes);
        if (at > 0) {
            said.add(at + " lines above the header were left out");
        }
        List<Table.Row> rows = new ArrayList<>();
        for (Table.Row each : records.subList(at + 1, records.size())) {
            rows.add(fitted(name, each, columns));
        }
        return new Table(name, columns, rows, said);
    }

    private static int width(List<Table.Row> records) {
        Map<Integer, Integer> counts = new HashMap<>();
        int width = 0;
        for (Table.Row each : records) {
            int size = each.cells().size();
            counts.merge(size, 1, Integer::sum);
            int count = counts.getOrDefault(size, 0);
            int most = counts.getOrDefault(width, 0);
            if (count > most || (count == most && size > width)) {
                width = size;
            }
        }
        return width;
    }

    private static boolean isHeader(Table.Row row, int width) {
        return row.cells().size() >= width
                && row.cells().stream().filter(cell -> !cell.isEmpty()).count() * 2
                        > row.cells().size()
                && row.cells().stream().noneMatch(cell -> VALUE.matcher(cell).matches());
    }

    private static List<String> unique(List<String> cells) {
        List<String> columns = new ArrayList<>();
        for (String cell : cells) {
            String column = cell.isEmpty() ? "column " + (columns.size() + 1) : cell;
            columns.add(columns.contains(column) ? column + " (" + (columns.size() + 1) + ")" : column);
        }
        return columns;
    }

    /// Spreadsheets write empty cells behind the last column; anything else that does not fit is damage.
    private static Table.Row fitted(String name, Table.Row row, List<String> columns) {
        List<String> cells = row.cells();
        if (cells.size() > columns.size()
                && cells.subList(columns.size(), cells.size()).stream().allMatch(String::isEmpty)) {
            return new Table.Row(row.line(), cells.subList(0, columns.size()));
        }
        if (cells.size() != columns.size()) {
            throw new BadInputException(
                    name + ", line " + row.line(),
                    "has " + cells.size() + " fields, the header " + columns.size()
                            + "; quote texts that contain the separator, and take out lines that are no rows");
        }
        return row;
    }
}
