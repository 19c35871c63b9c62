package io.tieout.reconcile.report;

import io.tieout.reconcile.file.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// PayPal's activity report: every line states the balance after it, so opening and movements give the closing balance,
/// in each currency by itself.
final class PayPalActivity {

    private static final String CURRENCY = "Currency";

    private PayPalActivity() {}

    static Optional<ReportProof> prove(Table table) {
        Lines lines = new Lines(table);
        if (!lines.has("Transaction ID", CURRENCY, "Gross", "Fee", "Net", "Balance")) {
            return Optional.empty();
        }
        Function<Table.Row, BigDecimal> net = lines.amount("Net");
        Function<Table.Row, BigDecimal> expected = lines.amount("\"Gross\" + \"Fee\"");
        Function<Table.Row, BigDecimal> balance = lines.amount("Balance");
        Map<String, BigDecimal> running = new LinkedHashMap<>();
        Map<String, BigDecimal> stated = new LinkedHashMap<>();
        Map<String, BigDecimal> opening = new LinkedHashMap<>();
        List<Statement> statements = new ArrayList<>();
        for (Table.Row row : lines.rows()) {
            String currency = lines.text(row, CURRENCY);
            BigDecimal first = balance.apply(row).subtract(net.apply(row));
            opening.putIfAbsent(currency, first);
            running.merge(currency, first.add(net.apply(row)), (before, _) -> before.add(net.apply(row)));
            stated.put(currency, balance.apply(row));
            if (expected.apply(row).compareTo(net.apply(row)) != 0) {
                statements.add(Statement.of(
                        "line " + row.line(),
                        currency,
                        net.apply(row),
                        expected.apply(row),
                        "gross + fee = net of the line"));
            }
        }
        running.forEach((currency, sum) -> statements.add(Statement.of(
                "balance",
                currency,
                stated.getOrDefault(currency, BigDecimal.ZERO),
                sum,
                "opening " + opening.getOrDefault(currency, BigDecimal.ZERO).toPlainString()
                        + " + movements = closing balance")));
        if (statements.isEmpty()) {
            statements.add(Statement.notPossible("the report", "", BigDecimal.ZERO, "it has no lines"));
        }
        return Optional.of(new ReportProof("PayPal activity report", statements));
    }
}
