package io.tieout.recon.table;

import io.tieout.event.Coded;
import io.tieout.recon.domain.report.Cascades;
import io.tieout.recon.domain.report.DivergencePoints;
import io.tieout.recon.domain.report.OpenItem;

/// The reports of what differences have to do with those before them.
public final class TrailTables {

    private TrailTables() {}

    public static Table points(DivergencePoints found) {
        Table.Rows rows = Table.of(
                "Divergence points",
                "Record",
                "Entity",
                "Currency",
                "Since",
                "First class",
                "First record",
                "Rule",
                "Step",
                "Failed at",
                "Followed",
                "Classes",
                "Net",
                "Absolute",
                "Cost per day, low",
                "Cost per day",
                "Cost per day, high",
                "First break");
        for (DivergencePoints.Point point : found.points()) {
            OpenItem first = point.first();
            rows.row()
                    .text(point.key())
                    .text(first.entity())
                    .text(first.currency())
                    .time(first.happenedAt())
                    .text(first.breakClass().code())
                    .text(first.ruleKey())
                    .text(first.rule())
                    .text(first.handoff().step().code())
                    .text(first.handoff().connector())
                    .number(point.followed())
                    .text(String.join(
                            " ", point.classes().stream().map(Coded::code).toList()))
                    .amount(point.sum().net())
                    .amount(point.sum().absolute())
                    .decimal(point.costPerDay().low().toPlainString())
                    .decimal(point.costPerDay().base().toPlainString())
                    .decimal(point.costPerDay().high().toPlainString())
                    .text(first.id().toString())
                    .end();
        }
        return rows.table();
    }

    /// A row for each stage.
    public static Table cascades(Cascades found) {
        Table.Rows rows = Table.of(
                "Cascades",
                "Card",
                "Entity",
                "Currency",
                "Since",
                "Step",
                "Failed at",
                "Stage",
                "Breaks",
                "Net",
                "Absolute",
                "Break of the load");
        for (Cascades.Chain chain : found.chains()) {
            OpenItem load = chain.load();
            for (Cascades.StageSum stage : chain.stages()) {
                rows.row()
                        .text(chain.card())
                        .text(load.entity())
                        .text(load.currency())
                        .time(load.happenedAt())
                        .text(load.handoff().step().code())
                        .text(load.handoff().connector())
                        .text(stage.stage().code())
                        .number(stage.sum().count())
                        .amount(stage.sum().net())
                        .amount(stage.sum().absolute())
                        .text(load.id().toString())
                        .end();
            }
        }
        return rows.table();
    }
}
