package io.tieout.simulator;

import io.tieout.simulator.score.Scoring;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "Compares the breaks of the running suite, or those in a file, with the truth that simulate wrote.")
final class ScoreCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--truth", paramLabel = "FILE", required = true, description = "What simulate wrote with --truth.")
    private Path truth = Path.of("");

    @Option(
            names = "--found",
            paramLabel = "FILE",
            description =
                    "Breaks that any system found, one JSON object to a line with ruleKey, class, cause, handoffStep,"
                            + " delta and firstDetectedAt; the running suite's if left out.")
    private @Nullable Path found;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the score for programs.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        requireFile("truth", truth);
        if (found != null) {
            requireFile("found", found);
        }
        Scoring.Result result = found == null
                ? Scoring.ofSuite(truth, Suite.fromEnvironment(System.getenv()))
                : Scoring.ofFile(truth, found);
        spec.commandLine().getOut().print(result.text());
        spec.commandLine().getOut().flush();
        if (json != null) {
            Files.writeString(json, result.json().toPrettyString() + "\n");
        }
        return 0;
    }

    private void requireFile(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), option + ": there is no file " + file);
        }
    }
}
