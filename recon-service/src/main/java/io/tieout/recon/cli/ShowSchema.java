package io.tieout.recon.cli;

import io.tieout.recon.yaml.RuleSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the schema of rule files.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the JSON Schema of rule files, with which an editor proposes fields and marks what is wrong.",
            "Name it in the first line of a file: # yaml-language-server: $schema=rule.schema.json"
        })
final class ShowSchema implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(RuleSchema.text());
        return RuleCommand.FINE;
    }
}
