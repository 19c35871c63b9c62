package io.tieout.recon.table;

import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.ThreeColumn;
import io.tieout.recon.domain.report.ThreeColumn.Section;

/// The three-column report: the rows of every section, each section closed by its total.
public final class ThreeColumnTable {

    private ThreeColumnTable() {}

    public static Table of(ThreeColumn report) {
        Table.Rows rows = Table.of(
                "Three-column",
                "Entity",
                "Currency",
                report.by().title(),
                "Src #",
                "Source",
                "ERP #",
                "ERP",
                "Net variance",
                "= breaks",
                "+ timing",
                "Abs. breaks",
                "Residual");
        for (Section section : report.sections()) {
            section.rows().forEach(row -> write(rows, section, row));
            write(rows, section, section.total());
        }
        return rows.table();
    }

    private static void write(Table.Rows rows, Section section, Line line) {
        rows.row()
                .text(section.entity())
                .text(section.currency())
                .text(line.key())
                .number(line.sourceCount())
                .amount(line.source())
                .number(line.targetCount())
                .amount(line.target())
                .amount(line.variance())
                .amount(line.breaks())
                .amount(line.timing())
                .amount(line.absoluteBreaks())
                .amount(line.residual())
                .end();
    }
}
