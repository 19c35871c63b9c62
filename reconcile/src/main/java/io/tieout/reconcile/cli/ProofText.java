package io.tieout.reconcile.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.reconcile.report.ReportProof;
import io.tieout.reconcile.report.Statement;
import java.math.BigDecimal;
import java.util.Formatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a report proves about itself, for people and for programs.
final class ProofText {

    private static final int DECIMALS_MIN = 2;

    private ProofText() {}

    static String of(ReportProof proof) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s\n\n", proof.kind());
        text.format("%-24s %-4s %18s %18s %14s  %s\n", "about", "", "stated", "lines", "residual", "");
        for (Statement each : proof.statements()) {
            text.format(
                    "%-24s %-4s %18s %18s %14s  %s: %s\n",
                    each.about(),
                    each.currency(),
                    each.stated() == null ? "-" : decimal(each.stated()),
                    decimal(each.lines()),
                    each.stated() == null ? "-" : decimal(each.residual()),
                    each.verdict().code(),
                    each.sentence());
        }
        text.format(
                "\n%s\n",
                switch (proof.verdict()) {
                    case PROVED -> "Proved: everything stated is what the lines add up to.";
                    case RESIDUAL -> "Not proved: a residual is left.";
                    case NOT_POSSIBLE ->
                        "Proof not possible: the report does not state what its lines should add up to.";
                });
        return text.toString();
    }

    static String json(ReportProof proof) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("report", proof.kind()).put("verdict", proof.verdict().code());
        ArrayNode statements = document.putArray("statements");
        proof.statements()
                .forEach(each -> statements
                        .addObject()
                        .put("about", each.about())
                        .put("currency", each.currency())
                        .put("stated", orNull(each.stated()))
                        .put("lines", decimal(each.lines()))
                        .put("residual", each.stated() == null ? null : decimal(each.residual()))
                        .put("verdict", each.verdict().code())
                        .put("explanation", each.sentence()));
        return document.toPrettyString() + "\n";
    }

    private static @Nullable String orNull(@Nullable BigDecimal amount) {
        return amount == null ? null : decimal(amount);
    }

    private static String decimal(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < DECIMALS_MIN ? plain.setScale(DECIMALS_MIN) : plain).toPlainString();
    }
}
