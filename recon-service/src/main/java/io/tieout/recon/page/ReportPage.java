package io.tieout.recon.page;

import io.tieout.recon.table.Table;
import io.tieout.recon.table.Table.Note;
import java.util.List;

/// One report as a page.
///
/// @param href where the filters lead
/// @param problem why there is nothing to see; empty where there is
/// @param previous address of the page of rows before; empty on the first
/// @param next address of the page of rows after; empty on the last
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
        String previous,
        String next,
        String csv,
        String xlsx) {

    /// @param page of the rows, from 1 on
    static ReportPage of(Visit visit, Report report, List<String> rules, List<Table> tables, int page, String problem) {
        List<Grid> grids = Grid.of(tables, page);
        String href = "/pages/reports/" + report.code();
        return new ReportPage(
                Shell.of(visit.reader(), Shell.Part.REPORTS),
                report.title(),
                report.says(),
                href,
                report.fields(visit, rules),
                problem,
                tables.stream().findFirst().map(Table::notes).orElse(List.of()),
                grids,
                page > 1 ? visit.page(page - 1) : "",
                grids.stream().anyMatch(Grid::isCut) ? visit.page(page + 1) : "",
                tables.isEmpty() ? "" : visit.at(href + "/csv"),
                tables.isEmpty() ? "" : visit.at(href + "/xlsx"));
    }
}
