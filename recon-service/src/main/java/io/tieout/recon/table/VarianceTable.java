package io.tieout.recon.table;

import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.report.VarianceRow;
import java.util.List;

/// The variance report, one row per record.
public final class VarianceTable {

    private VarianceTable() {}

    public static Table of(List<VarianceRow> rows) {
        Table.Rows table = Table.of(
                "Variance",
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
            table.row()
                    .text(item.entity())
                    .text(item.source().currency().getCurrencyCode())
                    .date(item.businessDate())
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
        return table.table();
    }
}
