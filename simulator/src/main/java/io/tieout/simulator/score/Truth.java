package io.tieout.simulator.score;

import io.tieout.simulator.input.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything that went wrong, as simulate wrote it.
record Truth(List<TruthLine.Injection> expected, List<TruthLine.SetAside> aside) {

    Truth {
        expected = List.copyOf(expected);
        aside = List.copyOf(aside);
    }

    /// @throws IllegalArgumentException naming the line and the field that cannot be read
    static Truth read(Path file) throws IOException {
        List<TruthLine> lines = new ArrayList<>();
        JsonLines.read(file, line -> lines.add(TruthLine.of(new Fields(line))));
        return of(lines);
    }

    static Truth of(List<TruthLine> lines) {
        List<TruthLine.Injection> expected = new ArrayList<>();
        List<TruthLine.SetAside> aside = new ArrayList<>();
        for (TruthLine line : lines) {
            switch (line) {
                case TruthLine.Injection injection -> expected.add(injection);
                case TruthLine.SetAside other -> aside.add(other);
            }
        }
        return new Truth(expected, aside);
    }
}
