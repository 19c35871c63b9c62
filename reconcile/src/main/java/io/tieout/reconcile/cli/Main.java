package io.tieout.reconcile.cli;

import picocli.CommandLine;

/// Where `./tieout reconcile` begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ReconcileCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("tieout: " + failure.getMessage());
            return ReconcileCommand.BAD_INPUT;
        });
        return line;
    }
}
