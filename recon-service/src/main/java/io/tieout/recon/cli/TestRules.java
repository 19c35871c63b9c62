package io.tieout.recon.cli;

import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.yaml.InvalidRuleException;
import io.tieout.recon.yaml.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads rule files as the service does and runs their cases.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Checks rule files and runs the cases they carry, as the service does when it starts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every file can be put in force",
            "1:a line is wrong or a case fails; each is named",
            "2:a file cannot be read"
        })
final class TestRules implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Rule files.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int result = RuleCommand.FINE;
        for (Path file : files) {
            String text = RuleCommand.text(file);
            try {
                RuleFiles.Proved proved = RuleFiles.read(file.toString(), text);
                Terms terms = proved.rule().terms();
                out.println(file + ": rule " + terms.id() + ", version " + terms.version() + ": all "
                        + proved.cases().size() + " cases hold");
            } catch (InvalidRuleException invalid) {
                out.println(invalid.getMessage());
                result = RuleCommand.DIFFERS;
            }
        }
        return result;
    }
}
