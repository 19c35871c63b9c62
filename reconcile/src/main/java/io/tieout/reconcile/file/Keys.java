package io.tieout.reconcile.file;

import java.util.List;
import java.util.stream.Collectors;

/// What several columns name together.
final class Keys {

    private static final String BETWEEN = " / ";

    private Keys() {}

    /// Empty if all of the columns are.
    static String of(Table.Row row, List<Integer> columns) {
        if (columns.size() == 1) {
            return row.cell(columns.getFirst());
        }
        if (columns.stream().allMatch(column -> row.cell(column).isEmpty())) {
            return "";
        }
        return columns.stream().map(row::cell).collect(Collectors.joining(BETWEEN));
    }
}
