package io.tieout.simulator.score;

import java.util.ArrayList;
import java.util.List;

/// A table of figures: a row to a figure, a column to a system.
///
/// @param note what to know when reading it; empty where nothing is
record Section(String title, String note, List<Row> rows) {

    /// @param cells one to a system, in their order
    record Row(String label, List<String> cells) {}

    Section {
        rows = List.copyOf(rows);
    }

    /// This and then the rows of another.
    Section and(Section other) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        return new Section(title, note, all);
    }

    /// Says one figure of one system.
    @FunctionalInterface
    interface Figure {
        String of(Score score);
    }

    /// Puts the rows of a section together.
    static final class Rows {

        private final List<Score> scores;
        private final List<Row> rows = new ArrayList<>();

        Rows(List<Score> scores) {
            this.scores = scores;
        }

        Rows row(String label, Figure figure) {
            rows.add(new Row(label, scores.stream().map(figure::of).toList()));
            return this;
        }

        Section as(String title, String note) {
            return new Section(title, note, rows);
        }
    }
}
