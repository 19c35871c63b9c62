package io.tieout.simulator;

import io.tieout.event.Coded;
import io.tieout.simulator.baseline.Algorithm;
import io.tieout.simulator.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Reconciles a file of events with a simple algorithm, to compare with.
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = "Reconciles the events that simulate wrote with a simple algorithm and writes what it found, for"
                + " score. The algorithms are made anew from descriptions; none is a product.")
final class BaselineCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            required = true,
            description = "greedy: the first with the amount, else several until the sum fits; lowest-id: of those with"
                    + " the amount the one with the lowest id; equal-or-not: the reference equal or not, then the amount"
                    + " equal or not.")
    private String algorithm = "";

    @Option(names = "--events", paramLabel = "FILE", required = true, description = "What simulate wrote with --out.")
    private Path events = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write what was found.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Algorithm chosen = Coded.find(Algorithm.class, algorithm)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "algorithm: one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Algorithm.values())
                                                .map(Coded::code)
                                                .toList())
                                + ", not " + algorithm));
        if (!Files.isReadable(events)) {
            throw new ParameterException(spec.commandLine(), "events: there is no file " + events);
        }
        Baseline.Result result = Baseline.run(chosen, events, out);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%s: %,d matches, %,d breaks%n", algorithm, result.matches(), result.breaks());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
