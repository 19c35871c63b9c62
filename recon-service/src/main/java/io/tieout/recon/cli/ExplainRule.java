package io.tieout.recon.cli;

import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.rule.Terms;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows how a rule comes to its conclusions.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows for each case of a rule file what was told, what the rule concludes, and from what.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:the file cannot be read, is not a rule that can be run, or has no such case"})
final class ExplainRule implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "A rule file.")
    private Path file = Path.of("");

    @Option(names = "--case", paramLabel = "NAME", description = "Only cases with these words in their name.")
    private @Nullable String words;

    @Override
    public Integer call() throws IOException {
        RuleFiles.Proved proved = RuleFiles.read(file.toString(), RuleCommand.text(file));
        List<RuleCase> cases = proved.cases().stream()
                .filter(each -> words == null || each.name().contains(words))
                .toList();
        if (cases.isEmpty()) {
            throw new IOException("no case of " + file + " has \"" + words + "\" in its name");
        }
        PrintWriter out = spec.commandLine().getOut();
        Terms terms = proved.rule().terms();
        out.println("rule " + terms.id() + ", version " + terms.version() + ": folds by "
                + proved.rule().unit().code() + ", examines at most " + terms.legsMax() + " events of one");
        cases.forEach(each -> explain(out, proved.rule(), each));
        return RuleCommand.FINE;
    }

    private static void explain(PrintWriter out, Rule rule, RuleCase each) {
        out.println();
        out.println("case \"" + each.name() + "\", line " + each.line() + ", as of " + each.at());
        each.legs().stream().sorted(Leg.BY_TIME).forEach(leg -> out.println("  told: " + words(leg)));
        Fold fold = rule.fold(each.legs(), each.at());
        fold.items().forEach(item -> out.println("  row: " + words(item)));
        fold.findings().forEach(finding -> explain(out, finding));
        if (fold.findings().isEmpty()) {
            out.println("  no break");
        }
        if (fold.nextDueAt() != null) {
            out.println("  looked at again at " + fold.nextDueAt());
        }
    }

    private static void explain(PrintWriter out, Finding finding) {
        out.println("  break: " + finding.key().ruleKey() + " is "
                + finding.breakClass().code() + " by " + finding.stake().delta()
                + (finding.healed() ? ", over already" : ""));
        out.println("    step " + finding.evidence().handoff().step().code() + ", cause "
                + finding.cause().code() + ", authority " + finding.authority());
        finding.evidence().handoff().evidence().forEach(sentence -> out.println("    because: " + sentence));
        for (FieldDifference field : finding.evidence().differences()) {
            out.println("    field " + field.field() + ": expected " + field.expected() + ", found " + field.actual());
        }
        for (Candidate candidate : finding.evidence().candidates()) {
            out.println("    not " + candidate.reference() + ": " + String.join("; ", candidate.failed()));
        }
        out.println("    repair: " + finding.repair());
    }

    private static String words(Leg leg) {
        return leg.occurredAt() + " " + leg.envelope().role().code() + " "
                + leg.envelope().source() + ": " + leg.event().type().code() + " "
                + leg.envelope().subject() + (leg.isConflict() ? " (contradicts)" : "");
    }

    private static String words(MatchItem item) {
        return item.key() + " [" + item.status().code() + "] source " + item.source() + ", other side "
                + item.target() + ", difference " + item.variance() + " = breaks " + item.breaks() + " + not due "
                + item.timing();
    }
}
