package io.tieout.recon.table;

import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.report.Diagnosis;
import io.tieout.recon.domain.report.Divergence;
import io.tieout.recon.domain.report.OpenItem;
import io.tieout.recon.domain.report.OrphanDamage;
import io.tieout.recon.domain.report.Statement;
import java.util.ArrayList;
import java.util.List;

/// The reports of what is open.
public final class OpenItemTables {

    private OpenItemTables() {}

    public static Table statement(Statement statement) {
        List<String> headings = new ArrayList<>(
                List.of("Entity", "Currency", "Counterparty", "Holds more", "Items", "Net", "Absolute"));
        Ageing.buckets().forEach(days -> headings.add("Net " + days + " days"));
        Table.Rows rows = Table.of("Statement", headings.toArray(String[]::new));
        for (Statement.Account account : statement.accounts()) {
            Table.Row row = rows.row()
                    .text(account.entity())
                    .text(account.currency())
                    .text(account.counterparty())
                    .text(account.side().code())
                    .number(account.total().count())
                    .amount(account.total().net())
                    .amount(account.total().absolute());
            account.buckets().forEach(bucket -> row.amount(bucket.sum().net()));
            row.end();
        }
        return rows.table();
    }

    public static Table items(List<OpenItem> items) {
        Table.Rows rows = Table.of(
                "Open items",
                "Entity",
                "Currency",
                "Counterparty",
                "Record",
                "Order",
                "Business date",
                "First detected",
                "Age in days",
                "Bucket",
                "Class",
                "Severity",
                "Source less ERP",
                "Absolute",
                "Step",
                "Failed at",
                "Evidence",
                "Who must act",
                "Repair",
                "Rule",
                "Break");
        for (OpenItem item : items) {
            rows.row()
                    .text(item.entity())
                    .text(item.currency())
                    .text(item.counterparty())
                    .text(item.ruleKey())
                    .text(item.order())
                    .date(item.businessDate())
                    .time(item.firstDetectedAt())
                    .number(item.ageDays())
                    .text(Ageing.bucketOf(item.ageDays()))
                    .text(item.breakClass().code())
                    .text(item.severity().code())
                    .amount(item.delta())
                    .amount(item.absolute())
                    .text(item.handoff().step().code())
                    .text(item.handoff().connector())
                    .text(String.join(" ", item.handoff().evidence()))
                    .text(Diagnosis.whoActs(item.handoff().step()))
                    .text(item.handoff().repair())
                    .text(item.rule())
                    .text(item.id().toString())
                    .end();
        }
        return rows.table();
    }

    public static Table diagnosis(Diagnosis diagnosis) {
        Table.Rows rows = Table.of(
                "Diagnosis", "Entity", "Currency", "Step", "Meaning", "Who must act", "Breaks", "Net", "Absolute");
        for (Diagnosis.Step step : diagnosis.steps()) {
            rows.row()
                    .text(step.entity())
                    .text(step.currency())
                    .text(step.step().code())
                    .text(step.step().meaning())
                    .text(Diagnosis.whoActs(step.step()))
                    .number(step.sum().count())
                    .amount(step.sum().net())
                    .amount(step.sum().absolute())
                    .end();
        }
        return rows.table();
    }

    public static Table divergence(Divergence divergence) {
        Table.Rows rows = Table.of(
                "Divergence",
                "Entity",
                "Currency",
                "Step",
                "Failed at",
                "Class",
                "Breaks",
                "Net",
                "Absolute",
                "Cost per day, low",
                "Cost per day",
                "Cost per day, high");
        for (Divergence.Cell cell : divergence.cells()) {
            rows.row()
                    .text(cell.entity())
                    .text(cell.currency())
                    .text(cell.step().code())
                    .text(cell.connector())
                    .text(cell.breakClass().code())
                    .number(cell.sum().count())
                    .amount(cell.sum().net())
                    .amount(cell.sum().absolute())
                    .decimal(cell.cost().low().toPlainString())
                    .decimal(cell.cost().base().toPlainString())
                    .decimal(cell.cost().high().toPlainString())
                    .end();
        }
        return rows.table();
    }

    public static Table orphans(List<OrphanDamage> ranked) {
        Table.Rows rows = Table.of(
                "Orphans",
                "Rank",
                "Points",
                "Of amount",
                "Of age",
                "Of spread",
                "Of recurrence",
                "Of account",
                "Entity",
                "Currency",
                "Record",
                "Business date",
                "Age in days",
                "Source less ERP",
                "Absolute",
                "Accounts",
                "Likes",
                "Entities",
                "Break");
        int rank = 0;
        for (OrphanDamage orphan : ranked) {
            rank++;
            OpenItem item = orphan.item();
            rows.row()
                    .number(rank)
                    .number(orphan.score())
                    .number(orphan.points().amount())
                    .number(orphan.points().age())
                    .number(orphan.points().spread())
                    .number(orphan.points().recurrence())
                    .number(orphan.points().account())
                    .text(item.entity())
                    .text(item.currency())
                    .text(item.ruleKey())
                    .date(item.businessDate())
                    .number(item.ageDays())
                    .amount(item.delta())
                    .amount(item.absolute())
                    .text(String.join(" ", orphan.accounts().stream().sorted().toList()))
                    .number(orphan.likes())
                    .number(orphan.entities())
                    .text(item.id().toString())
                    .end();
        }
        return rows.table();
    }
}
