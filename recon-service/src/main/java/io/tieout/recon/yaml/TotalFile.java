package io.tieout.recon.yaml;

import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.total.TotalRule;
import java.util.List;

/// A file of a rule about totals: the rule and the cases that prove it.
public record TotalFile(TotalRule rule, List<RuleCase> cases) {

    public TotalFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static TotalFile read(String name, String text) {
        RuleText<TotalRule> read = RuleText.read(name, text, TotalFile::rule);
        return new TotalFile(read.rule(), read.cases());
    }

    private static TotalRule rule(Section file) {
        file.exactly("tolerance", "0.00");
        Section total = file.section("total");
        Section parts = file.section("parts");
        Source stated = SourceSection.source(total.section("source"));
        Source told = SourceSection.source(parts.section("source"));
        TotalRule rule = new TotalRule(
                TermSections.terms(file),
                file.code("reference", ReferenceType.class),
                stated,
                amount(total, stated.event()),
                told,
                amount(parts, told.event()),
                Times.allowance(parts, "within"),
                file.code("class", BreakClass.class));
        List.of(total, parts).forEach(Section::done);
        return rule;
    }

    private static String amount(Section section, EventType event) {
        String field = section.text("amount");
        SourceSection.requireType(section, "amount", event, field, Money.class);
        return field;
    }
}
