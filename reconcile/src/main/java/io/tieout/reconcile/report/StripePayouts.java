package io.tieout.reconcile.report;

import io.tieout.reconcile.file.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Stripe's payout reconciliation report: gross less fee is the net of each line, and the lines of a payout have a sum.
/// The report does not say how much was paid out, so the sum can be held against the bank, never proved here.
final class StripePayouts {

    private static final String PAYOUT = "automatic_payout_id";
    private static final String CURRENCY = "currency";

    private StripePayouts() {}

    static Optional<ReportProof> prove(Table table) {
        Lines lines = new Lines(table);
        if (!lines.has("balance_transaction_id", PAYOUT, "reporting_category", CURRENCY, "gross", "fee", "net")) {
            return Optional.empty();
        }
        Function<Table.Row, BigDecimal> net = lines.amount("net");
        Function<Table.Row, BigDecimal> expected = lines.amount("gross - fee");
        Map<List<String>, BigDecimal> payouts = new LinkedHashMap<>();
        List<Statement> statements = new ArrayList<>();
        for (Table.Row row : lines.rows()) {
            String currency = lines.text(row, CURRENCY).toUpperCase(Locale.ROOT);
            payouts.merge(List.of(lines.text(row, PAYOUT), currency), net.apply(row), BigDecimal::add);
            if (expected.apply(row).compareTo(net.apply(row)) != 0) {
                statements.add(Statement.of(
                        "line " + row.line(),
                        currency,
                        net.apply(row),
                        expected.apply(row),
                        "gross - fee = net of the line"));
            }
        }
        payouts.forEach((payout, sum) -> statements.add(Statement.notPossible(
                payout.getFirst().isEmpty() ? "no payout yet" : "payout " + payout.getFirst(),
                payout.getLast(),
                sum,
                "the report states no amount of the payout; hold the sum against the bank")));
        return statements.isEmpty()
                ? Optional.of(new ReportProof(
                        "Stripe payout reconciliation report",
                        List.of(Statement.notPossible("the report", "", BigDecimal.ZERO, "it has no lines"))))
                : Optional.of(new ReportProof("Stripe payout reconciliation report", statements));
    }
}
