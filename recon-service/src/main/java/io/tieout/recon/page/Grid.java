package io.tieout.recon.page;

import io.tieout.recon.table.Cell;
import io.tieout.recon.table.Table;
import io.tieout.recon.table.Table.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A table of a report as a page shows it: the same rows that its files have.
///
/// @param id of its heading
/// @param isCut whether rows are left for further pages
public record Grid(String id, String title, List<Note> notes, List<Head> heads, List<List<Value>> rows, boolean isCut) {

    /// Rows that one page shows of a table. A table that has no more is whole on every page.
    static final int ROWS_MAX = 200;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String BREAK = "Break";
    private static final String AMOUNT = "amount";

    /// Characters of one cell; the page of a break has all of its evidence.
    private static final int TEXT_MAX = 160;

    /// Characters of a text that needs room.
    private static final int WIDE = 60;

    /// Columns of codes that are shown as words.
    private static final Set<String> WORDED =
            Set.of("Class", "Status", "State", "KPI", "Severity", "Reason", BREAK, "Feed", "Authority");

    /// @param style `amount` over numbers
    public record Head(String text, String style) {}

    /// @param href of a break; empty for what leads nowhere
    public record Value(String text, String style, String href) {}

    public Grid {
        notes = List.copyOf(notes);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    static List<Grid> of(List<Table> tables) {
        return of(tables, 1);
    }

    /// @param page from 1 on
    static List<Grid> of(List<Table> tables, int page) {
        return IntStream.range(0, tables.size())
                .mapToObj(number -> of(tables.get(number), number, page))
                .toList();
    }

    private static Grid of(Table report, int number, int page) {
        Table table = withBreakFirst(report);
        List<Head> heads = new ArrayList<>();
        for (int column = 0; column < table.headings().size(); column++) {
            heads.add(new Head(table.headings().get(column), isNumber(table, column) ? AMOUNT : ""));
        }
        return new Grid(
                "table-" + number,
                table.title(),
                table.notes(),
                heads,
                table.rows().stream()
                        .skip(table.rows().size() > ROWS_MAX ? (page - 1L) * ROWS_MAX : 0)
                        .limit(ROWS_MAX)
                        .map(row -> row(heads, row))
                        .toList(),
                table.rows().size() > page * ROWS_MAX);
    }

    /// What leads on is not to be looked for at the far end.
    private static Table withBreakFirst(Table table) {
        int at = table.headings().indexOf(BREAK);
        return at < 0 || table.rows().stream().noneMatch(row -> isId(row.get(at)))
                ? table
                : new Table(
                        table.title(),
                        table.notes(),
                        first(table.headings(), at),
                        table.rows().stream().map(row -> first(row, at)).toList());
    }

    private static boolean isId(Cell cell) {
        return cell instanceof Cell.Text(var text) && ID.matcher(text).matches();
    }

    private static <T> List<T> first(List<T> all, int at) {
        List<T> moved = new ArrayList<>(all);
        moved.addFirst(moved.remove(at));
        return moved;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private static boolean isNumber(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .anyMatch(cell -> cell instanceof Cell.Decimal || cell instanceof Cell.Count);
    }

    private static List<Value> row(List<Head> heads, List<Cell> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> value(heads.get(column), row.get(column)))
                .toList();
    }

    private static Value value(Head head, Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text(head, text);
            case Cell.Count(var count) -> new Value(Words.of(count), Amount.style(Long.signum(count)), "");
            case Cell.Day(var date) -> new Value(Words.of(date), "day", "");
            case Cell.Decimal(var number) -> new Value(Words.of(number), Amount.style(number.signum()), "");
        };
    }

    private static Value text(Head head, String text) {
        if (head.text().equals(BREAK) && ID.matcher(text).matches()) {
            return new Value("Open", "", "/pages/breaks/" + text);
        }
        String style = text.length() > WIDE ? "wide" : head.style();
        String shown = shortened(text);
        return new Value(WORDED.contains(head.text()) ? Words.of(shown) : shown, style, "");
    }

    private static String shortened(String text) {
        if (text.length() <= TEXT_MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(TEXT_MAX - 1)) ? TEXT_MAX - 1 : TEXT_MAX;
        return text.substring(0, end) + "…";
    }
}
