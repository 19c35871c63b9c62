package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.VarianceRow;
import java.util.List;

/// Match items, as reports need them.
public interface ReadItems {

    /// What a report adds up.
    ///
    /// @param unexamined open breaks about units over the limit of legs
    record Sums(List<Line> lines, long unexamined) {
        public Sums {
            lines = List.copyOf(lines);
        }
    }

    /// The items added up by the query's grouping; at most `linesMax + 1` lines.
    Uni<Sums> sums(String tenant, ReportQuery query, int linesMax);

    /// By business date and key: up to [PageRequest#limit()] rows from the page's cursor on.
    ///
    /// @param all also items that tie
    Uni<List<VarianceRow>> rows(String tenant, ReportQuery query, boolean all, PageRequest page);

    /// Every unit with an item that the query's dates, entity and order can touch, with all its legs.
    ///
    /// Its parts are what they came to at the end of the day that the report is as of. It stops
    /// beyond `legsMax` legs; the list then holds more than that.
    Uni<List<UnitLegs>> units(String tenant, ReportQuery query, int legsMax);
}
