package io.tieout.recon.yaml;

import io.tieout.recon.domain.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A rule and the cases that prove it, as they are read from a file of any kind of rule whose cases are records.
record RuleText<R extends Rule>(R rule, List<RuleCase> cases) {

    RuleText {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    static <R extends Rule> RuleText<R> read(String name, String text, Function<Section, R> reader) {
        List<RuleFault> faults = new ArrayList<>();
        Section file = Section.of("the rule", RuleFile.compose(name, text), faults);
        if (!faults.isEmpty()) {
            throw new InvalidRuleException(name, faults);
        }
        R rule = reader.apply(file);
        List<RuleCase> cases = new ArrayList<>();
        for (Section section : file.sections("cases")) {
            cases.add(RuleCase.of(section, CaseRecord::of));
        }
        file.done();
        if (faults.isEmpty() && cases.isEmpty()) {
            faults.add(new RuleFault(file.line(), "a rule without cases proves nothing; write at least one"));
        }
        if (faults.isEmpty()) {
            cases.forEach(each -> faults.addAll(each.failures(rule)));
        }
        if (!faults.isEmpty()) {
            throw new InvalidRuleException(name, faults);
        }
        return new RuleText<>(rule, cases);
    }
}
