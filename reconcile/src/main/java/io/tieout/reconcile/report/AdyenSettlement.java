package io.tieout.reconcile.report;

import io.tieout.reconcile.file.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Adyen's settlement detail report: in a closed batch net credits equal net debits, because the payout is a debit and
/// what is carried into the next batch is one too. And in one currency a line's gross less its fees is its net.
final class AdyenSettlement {

    private static final String BATCH = "Batch Number";
    private static final String CURRENCY = "Net Currency";
    private static final String NET = "\"Net Credit (NC)\" - \"Net Debit (NC)\"";
    private static final String GROSS = "\"Gross Credit (GC)\" - \"Gross Debit (GC)\"";
    private static final String FEES =
            "\"Commission (NC)\" + \"Markup (NC)\" + \"Scheme Fees (NC)\" + \"Interchange (NC)\"";

    private AdyenSettlement() {}

    static Optional<ReportProof> prove(Table table) {
        Lines lines = new Lines(table);
        if (!lines.has(BATCH, CURRENCY, "Net Debit (NC)", "Net Credit (NC)", "Gross Currency", "Commission (NC)")) {
            return Optional.empty();
        }
        Function<Table.Row, BigDecimal> net = lines.amount(NET);
        Map<List<String>, BigDecimal> batches = new LinkedHashMap<>();
        lines.rows()
                .forEach(row -> batches.merge(
                        List.of(lines.text(row, BATCH), lines.text(row, CURRENCY)), net.apply(row), BigDecimal::add));
        List<Statement> statements = new ArrayList<>();
        batches.forEach((batch, sum) -> statements.add(Statement.of(
                "batch " + batch.getFirst(),
                batch.getLast(),
                BigDecimal.ZERO,
                sum,
                "net credits - net debits of a closed batch = 0")));
        addLines(lines, net, statements);
        return Optional.of(new ReportProof("Adyen settlement detail report", statements));
    }

    /// Lines whose parts do not add up; lines without a gross amount are balance transfers, payouts and collected fees.
    private static void addLines(Lines lines, Function<Table.Row, BigDecimal> net, List<Statement> statements) {
        Function<Table.Row, BigDecimal> gross = lines.amount(GROSS);
        Function<Table.Row, BigDecimal> fees = lines.amount(FEES);
        for (Table.Row row : lines.rows()) {
            boolean isOneCurrency = lines.text(row, "Gross Currency").equals(lines.text(row, CURRENCY));
            BigDecimal expected = gross.apply(row).subtract(fees.apply(row));
            if (isOneCurrency && gross.apply(row).signum() != 0 && expected.compareTo(net.apply(row)) != 0) {
                statements.add(Statement.of(
                        "line " + row.line(),
                        lines.text(row, CURRENCY),
                        net.apply(row),
                        expected,
                        "gross - fees = net of the line"));
            }
        }
    }
}
