package io.tieout.recon.csv;

import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.ThreeColumn;
import io.tieout.recon.domain.report.ThreeColumn.Section;

/// The three-column report as a file: the rows of every section, each section closed by its total.
public final class ThreeColumnCsv {

    private ThreeColumnCsv() {}

    public static String of(ThreeColumn report) {
        Csv csv = new Csv(
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
            section.rows().forEach(row -> write(csv, section, row));
            write(csv, section, section.total());
        }
        return csv.toString();
    }

    private static void write(Csv csv, Section section, Line line) {
        csv.row()
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
