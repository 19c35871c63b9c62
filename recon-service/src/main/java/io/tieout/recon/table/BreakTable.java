package io.tieout.recon.table;

import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.report.BreakRow;
import java.util.List;
import java.util.function.Function;

/// Breaks, one a row.
public final class BreakTable {

    private BreakTable() {}

    /// @param ageing of each
    public static Table of(List<BreakRow> breaks, Function<BreakRow, Ageing> ageing) {
        Table.Rows rows = Table.of(
                "Breaks",
                "Severity",
                "Class",
                "Further classes",
                "Status",
                "Entity",
                "Currency",
                "Record",
                "Order",
                "Business date",
                "First detected",
                "Due",
                "Closed",
                "Age in days",
                "Business age in days",
                "Bucket",
                "Source less ERP",
                "Absolute",
                "In dispute",
                "Step",
                "Cause",
                "Authority",
                "Repair",
                "Rule",
                "Incident",
                "Break");
        for (BreakRow each : breaks) {
            Ageing age = ageing.apply(each);
            rows.row()
                    .text(each.severity().code())
                    .text(each.breakClass().code())
                    .text(each.attributes())
                    .text(each.status().code())
                    .text(each.entity())
                    .text(each.delta().currency().getCurrencyCode())
                    .text(each.ruleKey())
                    .text(each.order())
                    .date(each.businessDate())
                    .time(each.firstDetectedAt())
                    .time(each.dueAt())
                    .time(each.closedAt())
                    .number(age.mismatchDays())
                    .number(age.businessDays())
                    .text(age.bucket())
                    .amount(each.delta())
                    .amount(each.absolute())
                    .amount(each.exposure())
                    .text(each.step().code())
                    .text(each.cause().code())
                    .text(each.authority())
                    .text(each.repair())
                    .text(each.rule())
                    .text(each.incidentId() == null ? null : each.incidentId().toString())
                    .text(each.id().toString())
                    .end();
        }
        return rows.table();
    }
}
