package io.tieout.recon.cli;

import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.trial.Change;
import io.tieout.recon.domain.trial.Conclusion;
import io.tieout.recon.domain.trial.RuleComparison;
import io.tieout.recon.yaml.RuleCase;
import io.tieout.recon.yaml.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells what a new version of a rule finds otherwise, by the cases of both.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the cases of both files by both rules, and shows every break that only one of them finds, or that they"
                    + " find otherwise."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both conclude the same of every case",
            "1:they differ",
            "2:a file cannot be read or is not a rule that can be run"
        })
final class DiffRules implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The rule as it was.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The rule as it will be.")
    private Path changed = Path.of("");

    @Override
    public Integer call() throws IOException {
        RuleFiles.Proved before = RuleFiles.read(old.toString(), RuleCommand.text(old));
        RuleFiles.Proved after = RuleFiles.read(changed.toString(), RuleCommand.text(changed));
        PrintWriter out = spec.commandLine().getOut();
        RuleComparison all = RuleComparison.NOTHING;
        for (RuleCase each : before.cases()) {
            all = all.plus(compare(old, each, before.rule(), after.rule()));
        }
        for (RuleCase each : after.cases()) {
            all = all.plus(compare(changed, each, before.rule(), after.rule()));
        }
        out.println(before.rule().terms().name() + " -> " + after.rule().terms().name() + ": " + all.units()
                + " cases, " + all.changed() + (all.changed() == 1 ? " difference" : " differences"));
        return all.changed() == 0 ? RuleCommand.FINE : RuleCommand.DIFFERS;
    }

    private RuleComparison compare(Path file, RuleCase each, Rule before, Rule after) {
        RuleComparison comparison =
                RuleComparison.of(before.fold(each.legs(), each.at()), after.fold(each.legs(), each.at()));
        List<Change> changes = comparison.changes();
        if (!changes.isEmpty()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("case \"" + each.name() + "\" of " + file + ", line " + each.line());
            changes.forEach(change -> {
                out.println("  " + change.effect() + " " + change.ruleKey());
                out.println("    old: " + words(change.before()));
                out.println("    new: " + words(change.after()));
            });
        }
        return comparison;
    }

    private static String words(@Nullable Conclusion conclusion) {
        return conclusion == null
                ? "nothing"
                : conclusion.breakClass().code() + ", " + conclusion.delta() + ", step "
                        + conclusion.step().code() + ", cause "
                        + conclusion.cause().code() + ", authority "
                        + conclusion.authority() + (conclusion.healed() ? ", over already" : "");
    }
}
