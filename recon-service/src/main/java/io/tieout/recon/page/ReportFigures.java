package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.table.Table;
import java.util.List;

/// Makes the tables of some reports, of which pages and files show the same.
interface ReportFigures {

    /// @param name of a file of it, without its ending
    record Made(String name, List<Table> tables) {
        public Made {
            tables = List.copyOf(tables);
        }
    }

    /// @param rowsMax of a list of records; the rest is in the files
    Uni<Made> make(Report report, Visit visit, int rowsMax);
}
