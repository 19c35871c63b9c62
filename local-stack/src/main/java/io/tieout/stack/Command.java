package io.tieout.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run: the words of the command, its additional environment, its log and how to ask it to end.
///
/// @param stopSignal the name `kill -s` knows, e.g. `TERM`
record Command(List<String> words, Map<String, String> environment, Path log, String stopSignal) {

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}
