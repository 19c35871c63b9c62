package io.tieout.reconcile.report;

import io.tieout.reconcile.file.BadInputException;
import io.tieout.reconcile.file.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// PayPal's settlement and transaction detail reports as they come by SFTP: each record begins with its kind, amounts
/// are whole hundredths in every currency, and the footer of a section states the gross credits and debits of a
/// currency.
final class PayPalSftp {

    private static final String NAMES = "CH";
    private static final String LINE = "SB";
    private static final String FOOTER = "SF";
    private static final int DECIMALS = 2;

    /// Where a footer says its currency, its credits and its debits.
    private static final int FOOTER_CURRENCY = 1;

    private static final int FOOTER_CREDITS = 2;
    private static final int FOOTER_DEBITS = 3;

    private final String name;
    private final List<Table.Row> records;

    private PayPalSftp(String name, List<Table.Row> records) {
        this.name = name;
        this.records = records;
    }

    static Optional<ReportProof> prove(String name, List<Table.Row> records) {
        boolean isReport = records.stream().anyMatch(record -> isKind(record, NAMES))
                && records.stream()
                        .allMatch(record -> record.cells().getFirst().matches("RH|FH|SH|CH|SB|SF|SC|RF|RC|FF"));
        return isReport ? Optional.of(new PayPalSftp(name, records).proof()) : Optional.empty();
    }

    private static boolean isKind(Table.Row record, String kind) {
        return record.cells().getFirst().equals(kind);
    }

    private ReportProof proof() {
        List<String> names = records.stream()
                .filter(record -> isKind(record, NAMES))
                .findFirst()
                .orElseThrow()
                .cells();
        int direction = column(names, "Transaction Debit or Credit");
        int amount = column(names, "Gross Transaction Amount");
        int currency = column(names, "Gross Transaction Currency");
        TreeMap<String, BigDecimal> credits = new TreeMap<>();
        TreeMap<String, BigDecimal> debits = new TreeMap<>();
        for (Table.Row record : records) {
            if (isKind(record, LINE)) {
                boolean isCredit = "CR".equals(cell(record, direction));
                credits.merge(
                        cell(record, currency), isCredit ? amount(record, amount) : BigDecimal.ZERO, BigDecimal::add);
                debits.merge(
                        cell(record, currency), isCredit ? BigDecimal.ZERO : amount(record, amount), BigDecimal::add);
            }
        }
        List<Statement> statements = new ArrayList<>();
        for (Table.Row record : records) {
            if (isKind(record, FOOTER)) {
                String of = cell(record, FOOTER_CURRENCY);
                statements.add(Statement.of(
                        "gross credits",
                        of,
                        amount(record, FOOTER_CREDITS),
                        credits.getOrDefault(of, BigDecimal.ZERO),
                        "footer = sum of the lines"));
                statements.add(Statement.of(
                        "gross debits",
                        of,
                        amount(record, FOOTER_DEBITS),
                        debits.getOrDefault(of, BigDecimal.ZERO),
                        "footer = sum of the lines"));
                credits.remove(of);
                debits.remove(of);
            }
        }
        credits.forEach((of, sum) -> statements.add(Statement.notPossible(
                "lines", of, sum.subtract(debits.getOrDefault(of, BigDecimal.ZERO)), "no footer states their sum")));
        if (statements.isEmpty()) {
            statements.add(Statement.notPossible("the report", "", BigDecimal.ZERO, "it has no lines"));
        }
        return new ReportProof("PayPal settlement or transaction detail report", statements);
    }

    private int column(List<String> names, String column) {
        int at = names.indexOf(column);
        if (at < 0) {
            throw new BadInputException(name, "there is no column \"" + column + "\" of PayPal's report");
        }
        return at;
    }

    private String cell(Table.Row record, int column) {
        if (column >= record.cells().size()) {
            throw new BadInputException(name + ", line " + record.line(), "is shorter than PayPal's report has it");
        }
        return record.cells().get(column);
    }

    private BigDecimal amount(Table.Row record, int column) {
        String text = cell(record, column);
        if (!text.matches("\\d{1,15}")) {
            throw new BadInputException(
                    name + ", line " + record.line(),
                    "\"" + text + "\" is no amount in hundredths, as PayPal writes it");
        }
        return new BigDecimal(text).movePointLeft(DECIMALS);
    }
}
