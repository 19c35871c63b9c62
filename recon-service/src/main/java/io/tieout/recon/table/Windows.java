package io.tieout.recon.table;

import io.tieout.recon.app.OpenItemQuery;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.StockQuery;
import io.tieout.recon.table.Table.Note;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report is about, in words.
public final class Windows {

    private Windows() {}

    public static String words(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            return to == null ? "all" : "to " + to;
        }
        return "from " + from + (to == null ? "" : " to " + to);
    }

    /// The name of a file, without its ending.
    public static String name(String report, ReportWindow window) {
        return report + "-" + window.from() + "-" + window.to();
    }

    public static List<Table> noted(Rules rules, ReportWindow window, Table... tables) {
        List<Note> notes = List.of(
                new Note("Business dates", words(window.from(), window.to())),
                new Note("Known at", rules.instant().toString()),
                new Note("Rules", rules.name(window.rule())));
        return List.of(tables).stream().map(table -> table.with(notes)).toList();
    }

    public static List<Table> noted(Rules rules, StockQuery query, Table... tables) {
        List<Note> notes = List.of(
                new Note("Business dates", words(query.from(), query.to())),
                new Note("Known at", rules.instant().toString()),
                new Note("Rules", rules.name(null)),
                new Note("Units", "Pieces; values where a cost of a piece is known"));
        return List.of(tables).stream().map(table -> table.with(notes)).toList();
    }

    public static List<Table> noted(Rules rules, OpenItemQuery query, Table... tables) {
        List<Note> notes = List.of(
                new Note("As of", query.asOf().toString()),
                new Note("Known at", rules.instant().toString()),
                new Note("Business dates", words(query.from(), query.to())),
                new Note("Rules", rules.name(query.rule())),
                new Note("Cost", "Modelled, in the currency of the row; never part of the amounts"));
        return List.of(tables).stream().map(table -> table.with(notes)).toList();
    }
}
