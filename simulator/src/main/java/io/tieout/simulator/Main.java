package io.tieout.simulator;

import io.tieout.simulator.casea.Demo;
import io.tieout.simulator.day.DayDemo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The commands behind `./tieout demo`, `source`, `faults`, `simulate`, `baseline` and `score`. They use the suite as
/// any platform would.
@Command(
        name = "tieout",
        mixinStandardHelpOptions = true,
        subcommands = {SourceAdd.Source.class, Simulate.class, Faults.class, BaselineCommand.class, ScoreCommand.class},
        description = "Plays worked cases and simulated retailers, and registers sources.")
public final class Main {

    private Main() {}

    @Command(
            name = "demo",
            description = "Plays worked case A and compares what was found with what was injected; with --day a day of"
                    + " the simulated retailer instead.")
    int demo(
            @Option(names = "--day", description = "Play a day of the simulated retailer.") boolean isDay,
            @Option(
                            names = "--folder",
                            paramLabel = "DIR",
                            defaultValue = "day",
                            description = "With --day: where the truth and the page of the score go.")
                    Path folder)
            throws IOException {
        boolean isRight = isDay
                ? DayDemo.play(System.getenv(), folder, System.out)
                : Demo.play(System.getenv(), Clock.systemUTC(), System.out);
        return isRight ? 0 : 1;
    }

    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(line.getColorScheme().errorText("tieout: " + failure.getMessage()));
            return 1;
        });
        System.exit(commands.execute(arguments));
    }
}
