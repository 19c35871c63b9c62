package io.tieout.recon.cli;

import io.tieout.recon.yaml.InvalidRuleException;
import picocli.CommandLine;

/// Where `./tieout rule` begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RuleCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr()
                    .println(
                            failure instanceof InvalidRuleException
                                    ? failure.getMessage()
                                    : "tieout: " + failure.getMessage());
            return RuleCommand.BAD_INPUT;
        });
        return line;
    }
}
