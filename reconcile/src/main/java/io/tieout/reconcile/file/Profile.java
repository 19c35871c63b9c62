package io.tieout.reconcile.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a column is like.
///
/// @param values what is in it, each once, without the empty ones
/// @param sample enough of them to tell what it is like
record Profile(int column, String name, int rows, int filled, Set<String> values, List<String> sample) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");
    private static final Pattern DECIMALS = Pattern.compile(".*\\d[.,]\\d{1,2}\\)?-?");
    private static final Set<String> MONEY = Set.of(
            "amount", "value", "total", "price", "gross", "net", "sum", "paid", "debit", "credit", "betrag", "summe",
            "montant", "importe", "importo", "valor", "fee");
    private static final Set<String> DAY = Set.of(
            "date",
            "day",
            "created",
            "booked",
            "booking",
            "posted",
            "posting",
            "time",
            "timestamp",
            "at",
            "datum",
            "fecha",
            "data");
    private static final Set<String> NAME =
            Set.of("id", "key", "number", "no", "nr", "ref", "reference", "order", "invoice", "transaction");

    /// Enough of a column to tell what it is like; numbers and dates are then read row by row.
    private static final int LOOKED_AT = 2000;

    static List<Profile> of(Table table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(column -> of(table, column))
                .toList();
    }

    private static Profile of(Table table, int column) {
        List<String> filled = table.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        Set<String> values = Set.copyOf(filled);
        return new Profile(
                column,
                table.columns().get(column),
                table.rows().size(),
                filled.size(),
                values,
                values.stream().sorted().limit(LOOKED_AT).toList());
    }

    boolean isNumeric() {
        return !values.isEmpty() && sample.stream().allMatch(Numbers::isNumber);
    }

    /// Numbers that somebody would add up: with decimals, or called money; not the numbers of orders.
    boolean isAmount() {
        return isNumeric()
                && !isDate()
                && (says(MONEY)
                        || sample.stream()
                                .anyMatch(value -> DECIMALS.matcher(value).matches()));
    }

    boolean isDate() {
        return !values.isEmpty() && !Dates.of(sample).isEmpty();
    }

    boolean isCurrency() {
        return !values.isEmpty()
                && values.stream().allMatch(value -> CODE.matcher(value).matches())
                && words().stream()
                        .anyMatch(
                                Set.of("currency", "ccy", "curr", "waehrung", "währung", "devise", "moneda")::contains);
    }

    boolean isCalledMoney() {
        return says(MONEY);
    }

    boolean isCalledDate() {
        return says(DAY);
    }

    boolean isCalledKey() {
        return says(NAME);
    }

    /// How often a value names one row, of 1,000.
    int uniqueness() {
        return filled == 0 ? 0 : Math.toIntExact(1000L * values.size() / filled);
    }

    List<String> words() {
        return Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private boolean says(Set<String> vocabulary) {
        return words().stream().anyMatch(vocabulary::contains);
    }
}
