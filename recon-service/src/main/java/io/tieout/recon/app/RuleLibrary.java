package io.tieout.recon.app;

import java.util.List;
import java.util.Optional;

/// The rules that are in force, with the files that they were read from, in the order of the configuration.
public record RuleLibrary(List<PublishedRule> rules) {

    public RuleLibrary {
        rules = List.copyOf(rules);
    }

    public Optional<PublishedRule> find(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
