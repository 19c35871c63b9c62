package io.tieout.recon.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All reports, with what each says.
public record ReportsPage(Shell shell, List<Entry> reports) {

    public record Entry(String href, String title, String says) {}

    static ReportsPage of(Reader reader) {
        Entry threeColumn = new Entry(
                "/pages/three-column",
                "Three-column",
                "What the sources say against what the ERP booked, and what explains the difference");
        return new ReportsPage(
                Shell.of(reader, Shell.Part.REPORTS),
                Stream.concat(
                                Stream.of(threeColumn),
                                Arrays.stream(Report.values())
                                        .map(each ->
                                                new Entry("/pages/reports/" + each.code(), each.title(), each.says())))
                        .toList());
    }
}
