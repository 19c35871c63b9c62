package io.tieout.recon.yaml;

import io.tieout.kit.problem.FieldError;
import io.tieout.recon.app.PublishedRule;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.RuleDrafts;
import io.tieout.recon.app.RuleLibrary;
import io.tieout.recon.domain.Rule;
import jakarta.inject.Singleton;

/// Reads drafts as the service reads its own rules, and answers with the lines instead of not starting.
@Singleton
class YamlDrafts implements RuleDrafts {

    private static final String NAME = "the draft";

    private final RuleLibrary library;

    YamlDrafts(RuleLibrary library) {
        this.library = library;
    }

    @Override
    public Rule read(String text) {
        try {
            Rule rule = RuleFiles.read(NAME, text).rule();
            SharedBlocks.check(
                    rule,
                    NAME,
                    text,
                    library.rules().stream().map(PublishedRule::rule).toList());
            return rule;
        } catch (InvalidRuleException invalid) {
            throw ReconProblem.BAD_RULE.because(
                    "The draft is not a rule that can be run.",
                    invalid.faults().stream()
                            .map(fault -> new FieldError(
                                    "line " + fault.line(), fault.message(), "Mend the line and send the file again."))
                            .toList());
        }
    }
}
