package io.tieout.recon.csv;

import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.report.VarianceRow;
import java.util.List;

/// The variance report as a file, one row per record.
public final class VarianceCsv {

    private VarianceCsv() {}

    public static String of(List<VarianceRow> rows) {
        Csv csv = new Csv(
                "Entity",
                "Currency",
                "Business date",
                "Rule",
                "Record",
                "Order",
                "Status",
                "Src #",
                "Source",
                "ERP #",
                "ERP",
                "Variance",
                "= breaks",
                "+ timing",
                "Reason",
                "Break");
        for (VarianceRow row : rows) {
            MatchItem item = row.item();
            csv.row()
                    .text(item.entity())
                    .text(item.source().currency().getCurrencyCode())
                    .text(item.businessDate().toString())
                    .text(row.rule())
                    .text(item.key())
                    .text(item.order() == null ? "" : item.order().toString())
                    .text(item.status().code())
                    .number(item.sourceCount())
                    .amount(item.source())
                    .number(item.targetCount())
                    .amount(item.target())
                    .amount(item.variance())
                    .amount(item.breaks())
                    .amount(item.timing())
                    .text(row.reason())
                    .text(row.breakId() == null ? "" : row.breakId().toString())
                    .end();
        }
        return csv.toString();
    }
}
