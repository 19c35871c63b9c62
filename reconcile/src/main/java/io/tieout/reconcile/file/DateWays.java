package io.tieout.reconcile.file;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a column that the user named writes its dates.
final class DateWays {

    private DateWays() {}

    /// @param order `dmy` or `mdy` if the user says which
    static Dates of(Table table, int column, @Nullable String order) {
        if (order != null) {
            return switch (order) {
                case "dmy" -> Dates.DAY_FIRST;
                case "mdy" -> Dates.MONTH_FIRST;
                default -> throw new BadInputException("--date-order", "write dmy or mdy and not " + order);
            };
        }
        List<String> values = table.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .toList();
        List<Dates> ways = Dates.of(values);
        if (ways.size() == 1 || values.isEmpty()) {
            return values.isEmpty() ? Dates.YEAR_FIRST : ways.getFirst();
        }
        Optional<Table.Row> wrong = table.rows().stream()
                .filter(row -> !row.cell(column).isEmpty()
                        && Dates.of(List.of(row.cell(column))).isEmpty())
                .findFirst();
        Table.Row row = wrong.orElseGet(() -> table.rows().stream()
                .filter(each -> !each.cell(column).isEmpty())
                .findFirst()
                .orElseThrow());
        throw BadInputException.at(
                table,
                row.line(),
                table.columns().get(column),
                wrong.isPresent()
                        ? "\"" + row.cell(column) + "\" is no date; write it like 2026-03-31"
                        : "\"" + row.cell(column)
                                + "\" may have the day or the month first; say --date-order dmy or mdy");
    }
}
