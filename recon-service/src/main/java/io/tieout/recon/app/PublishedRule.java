package io.tieout.recon.app;

import io.tieout.recon.domain.Rule;
import java.util.List;

/// A rule that is in force, as it was written.
///
/// @param location where its file lies, as the configuration names it
/// @param text of the file
/// @param sha256 of the text, in hexadecimal
/// @param cases the names of the cases that the file carries; all of them hold
public record PublishedRule(Rule rule, String location, String text, String sha256, List<String> cases) {

    public PublishedRule {
        cases = List.copyOf(cases);
    }

    public String id() {
        return rule.terms().id();
    }
}
