package io.tieout.simulator;

import io.tieout.simulator.score.Scoring;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says how well what was found agrees with the truth.
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description =
                "Compares what the running suite found and alerted, or what files say, with the truth that simulate"
                        + " wrote."
                        + " Several systems stand side by side.")
final class ScoreCommand implements Callable<Integer> {

    private static final String SUITE = "suite";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--truth", paramLabel = "FILE", required = true, description = "What simulate wrote with --truth.")
    private Path truth = Path.of("");

    @Option(
            names = "--found",
            paramLabel = "FILE",
            description =
                    "What any system found, one JSON object to a line: breaks, matches, settlements and alerts as in"
                            + " docs/how-to/judge-a-reconciliation.md. Called by the name of the file. May be repeated;"
                            + " the running suite is scored if no file is given.")
    private List<Path> found = new ArrayList<>();

    @Option(
            names = "--compare",
            paramLabel = "NAME=FILE",
            description = "The same, called by a name of yours. May be repeated.")
    private Map<String, Path> compared = new LinkedHashMap<>();

    @Option(names = "--suite", description = "Put the running suite beside the files.")
    private boolean isWithSuite;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "What simulate wrote with --out, to judge matches by the record that each document carries.")
    private @Nullable Path events;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the score for programs.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Where to write the score as a page with charts.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        requireFile("truth", truth);
        found.forEach(file -> requireFile("found", file));
        compared.values().forEach(file -> requireFile("compare", file));
        if (events != null) {
            requireFile("events", events);
        }
        Scoring.Result result = score().result(events);
        spec.commandLine().getOut().print(result.text());
        spec.commandLine().getOut().flush();
        if (json != null) {
            Files.writeString(json, result.json().toPrettyString() + "\n");
        }
        if (html != null) {
            Files.writeString(html, result.page());
        }
        return 0;
    }

    private Scoring score() throws IOException {
        Scoring scoring = new Scoring(truth);
        if (isWithSuite || (found.isEmpty() && compared.isEmpty())) {
            scoring.add(SUITE, Suite.fromEnvironment(System.getenv()));
        }
        for (Path file : found) {
            scoring.add(nameOf(file), file);
        }
        for (Map.Entry<String, Path> each : compared.entrySet()) {
            scoring.add(each.getKey(), each.getValue());
        }
        return scoring;
    }

    /// The name of the file without what comes after the first dot.
    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private void requireFile(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), option + ": there is no file " + file);
        }
    }
}
