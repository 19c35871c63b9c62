package io.tieout.simulator;

import io.tieout.simulator.fault.Fault;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists what can be made to go wrong.
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Lists the faults that simulate --faults knows, with what a percentage of each is of.")
final class Faults implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Fault fault : Fault.values()) {
            out.printf(
                    Locale.ROOT, "%-22s %-20s %s%n", fault.code(), fault.per().words(), fault.meaning());
        }
        out.flush();
        return 0;
    }
}
