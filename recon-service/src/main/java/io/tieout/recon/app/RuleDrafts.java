package io.tieout.recon.app;

import io.tieout.recon.domain.Rule;

/// Reads rules that are not in force.
public interface RuleDrafts {

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws io.tieout.kit.problem.ProblemException `bad-rule` with every line that is wrong and every case that
    ///     fails
    Rule read(String text);
}
