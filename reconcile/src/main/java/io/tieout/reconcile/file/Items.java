package io.tieout.reconcile.file;

import io.tieout.reconcile.domain.Item;
import io.tieout.reconcile.domain.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of one file as amounts under keys.
final class Items {

    private final Side side;
    private final Table table;
    private final Choice choice;
    private final AmountReader reader;
    private final List<BigDecimal> amounts = new ArrayList<>();

    Items(Side side, Table table, Choice choice, Options.OfSide said, @Nullable Integer decimals) {
        this.side = side;
        this.table = table;
        this.choice = choice;
        this.reader = AmountReader.strict(table, choice.amount(), said.decimal(), decimals);
        table.rows().forEach(row -> amounts.add(reader.read(row)));
    }

    /// Decimals that the amounts need.
    int scale() {
        return amounts.stream()
                .mapToInt(amount -> amount.stripTrailingZeros().scale())
                .max()
                .orElse(0);
    }

    List<String> notes() {
        return reader.empty() == 0 ? List.of() : List.of(reader.empty() + " rows have no amount; they count as zero");
    }

    List<Item> at(int scale) {
        Map<String, Integer> counts = new HashMap<>();
        table.rows().forEach(row -> counts.merge(Keys.of(row, choice.key()), 1, Integer::sum));
        List<Integer> telling = telling();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Table.Row row = table.rows().get(i);
            String key = choice.key().isEmpty() ? "" : Keys.of(row, choice.key());
            boolean isShared = !key.isEmpty() && counts.getOrDefault(key, 0) > 1;
            items.add(new Item(
                    side,
                    row.line(),
                    key,
                    amounts.get(i).movePointRight(scale).longValueExact(),
                    currency(row),
                    date(row),
                    choice.text() == null ? "" : row.cell(choice.text()),
                    isShared ? likeness(row, telling) : ""));
        }
        return items;
    }

    private String currency(Table.Row row) {
        Integer column = choice.currency();
        if (column == null) {
            return choice.currencyCode();
        }
        String code = row.cell(column).toUpperCase(Locale.ROOT);
        if (code.isEmpty()) {
            throw BadInputException.at(
                    table,
                    row.line(),
                    table.columns().get(column),
                    "is empty; fill it, or say one code for all rows with --currency-" + side.code());
        }
        return code;
    }

    private @Nullable LocalDate date(Table.Row row) {
        Integer column = choice.date();
        Dates way = choice.dates();
        if (column == null || way == null || row.cell(column).isEmpty()) {
            return null;
        }
        return way.parse(row.cell(column))
                .orElseThrow(() -> BadInputException.at(
                        table,
                        row.line(),
                        table.columns().get(column),
                        "\"" + row.cell(column) + "\" is no date written like the others"));
    }

    /// The columns by which a row that is there twice is told from two rows: neither dates nor a number of its own.
    private List<Integer> telling() {
        return Profile.of(table).stream()
                .filter(profile -> !profile.isDate()
                        && profile.values().size() < table.rows().size())
                .map(Profile::column)
                .toList();
    }

    private static String likeness(Table.Row row, List<Integer> columns) {
        return columns.stream().map(row::cell).collect(Collectors.joining("\u001f"));
    }
}
