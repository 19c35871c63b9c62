package io.tieout.recon.page;

import io.tieout.recon.table.Table;
import io.tieout.recon.table.Table.Note;
import java.util.List;

/// One report as a page.
///
/// @param href where the filters lead
/// @param problem why there is nothing to see; empty where there is
/// @param csv address of the same report as a file; @param xlsx likewise; empty where there is none
public record ReportPage(
        Shell shell,
        String title,
        String says,
        String href,
        List<Field> fields,
        String problem,
        List<Note> notes,
        List<Grid> tables,
        String csv,
        String xlsx) {

    static ReportPage of(Visit visit, Report report, List<String> rules, List<Table> tables, String problem) {
        String href = "/pages/reports/" + report.code();
        return new ReportPage(
                Shell.of(visit.reader(), Shell.Part.REPORTS),
                report.title(),
                report.says(),
                href,
                report.fields(visit, rules),
                problem,
                tables.stream().findFirst().map(Table::notes).orElse(List.of()),
                Grid.of(tables),
                tables.isEmpty() ? "" : visit.at(href + "/csv"),
                tables.isEmpty() ? "" : visit.at(href + "/xlsx"));
    }
}
