package io.tieout.reconcile.report;

import io.tieout.reconcile.file.AmountReader;
import io.tieout.reconcile.file.Expression;
import io.tieout.reconcile.file.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/// The rows of a report by the names of their columns; amounts exactly, empty ones as zero.
final class Lines {

    private final Table table;

    Lines(Table table) {
        this.table = table;
    }

    boolean has(String... columns) {
        return List.of(columns).stream().allMatch(column -> table.find(column).isPresent());
    }

    List<Table.Row> rows() {
        return table.rows();
    }

    String text(Table.Row row, String column) {
        return row.cells().get(table.require(column, "the report"));
    }

    /// A reader of columns added and subtracted.
    Function<Table.Row, BigDecimal> amount(String expression) {
        return AmountReader.strict(table, Expression.parse(expression, table, "the report"), null, null)::read;
    }
}
