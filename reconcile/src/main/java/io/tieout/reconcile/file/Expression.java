package io.tieout.reconcile.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An amount as columns added and subtracted: `price+freight_value`, `"Net Credit (NC)" - "Net Debit (NC)"`.
///
/// A text that is the name of a column as a whole is that column, whatever is in it.
public record Expression(List<Term> terms) {

    /// One column, added or subtracted.
    public record Term(int column, boolean isAdded) {}

    public Expression {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("no column");
        }
    }

    static Expression column(int column) {
        return new Expression(List.of(new Term(column, true)));
    }

    public static Expression parse(String text, Table table, String option) {
        return table.find(text).map(Expression::column).orElseGet(() -> parseTerms(text, table, option));
    }

    private static Expression parseTerms(String text, Table table, String option) {
        List<Term> terms = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean isAdded = true;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote != 0) {
                if (each == quote) {
                    quote = 0;
                } else {
                    name.append(each);
                }
            } else if (each == '"' || each == '`') {
                quote = each;
            } else if (each == '+' || each == '-') {
                if (!name.toString().isBlank() || !terms.isEmpty()) {
                    terms.add(new Term(table.require(name.toString(), option), isAdded));
                }
                isAdded = each == '+';
                name.setLength(0);
            } else {
                name.append(each);
            }
        }
        if (quote != 0) {
            throw new BadInputException(option, "a quote is not closed in " + text);
        }
        terms.add(new Term(table.require(name.toString(), option), isAdded));
        return new Expression(terms);
    }

    /// As it would be written.
    String text(Table table) {
        String text = terms.stream()
                .map(term -> (term.isAdded() ? " + " : " - ")
                        + quoted(table.columns().get(term.column())))
                .collect(Collectors.joining());
        return text.startsWith(" + ") ? text.substring(3) : text.strip();
    }

    private static String quoted(String column) {
        return column.matches("[\\p{L}\\p{N}_ ()]+") ? column : '"' + column + '"';
    }
}
