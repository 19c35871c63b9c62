package io.tieout.recon.yaml;

import io.tieout.kit.problem.FieldError;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.RuleDrafts;
import io.tieout.recon.domain.Rule;
import jakarta.inject.Singleton;

/// Reads drafts as the service reads its own rules, and answers with the lines instead of not starting.
@Singleton
class YamlDrafts implements RuleDrafts {

    @Override
    public Rule read(String text) {
        try {
            return RuleFiles.read("the draft", text).rule();
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
