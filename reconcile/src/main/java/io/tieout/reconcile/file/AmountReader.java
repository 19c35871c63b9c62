package io.tieout.reconcile.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the amount of a row exactly, in the way in which each of its columns writes numbers.
public final class AmountReader {

    /// Decimals and digits of an amount; what has more is no money, or was a float.
    static final int DECIMALS_MAX = 6;

    private static final int DIGITS_MAX = 12;

    private final Table table;
    private final Expression expression;
    private final Map<Integer, Numbers> ways = new HashMap<>();
    private final @Nullable Integer decimals;
    private final boolean isLenient;
    private int empty;

    private AmountReader(Table table, Expression expression, @Nullable Integer decimals, boolean isLenient) {
        this.table = table;
        this.expression = expression;
        this.decimals = decimals;
        this.isLenient = isLenient;
    }

    /// Takes what is no number for zero: to find out which columns agree.
    ///
    /// @param known how columns write numbers; what is not yet known is added
    static AmountReader lenient(Table table, Expression expression, Map<Integer, Numbers> known) {
        AmountReader reader = new AmountReader(table, expression, null, true);
        for (Expression.Term term : expression.terms()) {
            Numbers way = known.computeIfAbsent(
                    term.column(), column -> Numbers.of(values(table, column)).orElse(Numbers.POINT));
            reader.ways.put(term.column(), way);
        }
        return reader;
    }

    /// Refuses what is no number, with its place.
    ///
    /// @param decimal `.` or `,` if the user says which
    public static AmountReader strict(
            Table table, Expression expression, @Nullable String decimal, @Nullable Integer decimals) {
        AmountReader reader = new AmountReader(table, expression, decimals, false);
        expression.terms().forEach(term -> reader.ways.put(term.column(), way(table, term.column(), decimal)));
        return reader;
    }

    private static Numbers way(Table table, int column, @Nullable String decimal) {
        if (decimal != null) {
            return switch (decimal) {
                case "." -> Numbers.POINT;
                case "," -> Numbers.COMMA;
                default -> throw new BadInputException("--decimal", "write . or , and not " + decimal);
            };
        }
        Collection<String> values = values(table, column);
        Optional<Numbers> way = Numbers.of(values);
        if (way.isPresent()) {
            return way.get();
        }
        boolean isEither = values.stream()
                .allMatch(value -> Numbers.POINT.parse(value).isPresent()
                        && Numbers.COMMA.parse(value).isPresent());
        if (isEither) {
            Table.Row unclear =
                    first(table, column, value -> !Numbers.POINT.parse(value).equals(Numbers.COMMA.parse(value)));
            throw BadInputException.at(
                    table,
                    unclear.line(),
                    table.columns().get(column),
                    "\"" + unclear.cell(column)
                            + "\" may be a thousand or a fraction, and no other value tells; say --decimal . or --decimal ,");
        }
        long points = values.stream()
                .filter(value -> Numbers.POINT.parse(value).isPresent())
                .count();
        long commas = values.stream()
                .filter(value -> Numbers.COMMA.parse(value).isPresent())
                .count();
        Numbers most = points >= commas ? Numbers.POINT : Numbers.COMMA;
        Table.Row wrong = first(table, column, value -> most.parse(value).isEmpty());
        throw BadInputException.at(
                table,
                wrong.line(),
                table.columns().get(column),
                "\"" + wrong.cell(column) + "\" is no number" + (points + commas > 0 ? " like the others" : "")
                        + "; write it like " + (most == Numbers.POINT ? "1234.56" : "1234,56")
                        + ", leave it empty, or choose another column");
    }

    private static Table.Row first(Table table, int column, Predicate<String> is) {
        return table.rows().stream()
                .filter(row -> !row.cell(column).isEmpty() && is.test(row.cell(column)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> values(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .toList();
    }

    public BigDecimal read(Table.Row row) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean isEmpty = true;
        for (Expression.Term term : expression.terms()) {
            String cell = row.cell(term.column());
            if (!cell.isEmpty()) {
                isEmpty = false;
                BigDecimal value = value(row, term.column(), cell);
                sum = term.isAdded() ? sum.add(value) : sum.subtract(value);
            }
        }
        empty += isEmpty ? 1 : 0;
        return sum;
    }

    /// Rows in which none of the columns says anything; they count as zero.
    int empty() {
        return empty;
    }

    private BigDecimal value(Table.Row row, int column, String cell) {
        Numbers way = Objects.requireNonNull(ways.get(column));
        Optional<BigDecimal> parsed = way.parse(cell);
        if (isLenient) {
            return parsed.orElse(BigDecimal.ZERO);
        }
        String name = table.columns().get(column);
        BigDecimal value = parsed.orElseThrow(() ->
                BadInputException.at(table, row.line(), name, "\"" + cell + "\" is no number written like the others"));
        if (decimals != null) {
            value = value.setScale(decimals, RoundingMode.HALF_EVEN);
        }
        value = value.stripTrailingZeros();
        if (value.scale() > DECIMALS_MAX) {
            throw BadInputException.at(
                    table,
                    row.line(),
                    name,
                    cell + " has more than " + DECIMALS_MAX
                            + " decimals, as if a program had computed it in floating point; --decimals 2 rounds all amounts");
        }
        if (value.precision() - value.scale() > DIGITS_MAX) {
            throw BadInputException.at(
                    table, row.line(), name, cell + " has more than " + DIGITS_MAX + " digits; is it an amount?");
        }
        return value;
    }
}
