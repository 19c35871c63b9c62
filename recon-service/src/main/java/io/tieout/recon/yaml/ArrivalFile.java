package io.tieout.recon.yaml;

import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.recon.domain.arrival.ArrivalRule;
import io.tieout.recon.domain.arrival.BankLines;
import io.tieout.recon.domain.arrival.Told;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of a rule about money on its way to the bank: the rule and the cases that prove it.
public record ArrivalFile(ArrivalRule rule, List<RuleCase> cases) {

    static final String UNNAMED_OF = "unnamed-of";

    public ArrivalFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static ArrivalFile read(String name, String text) {
        RuleText<ArrivalRule> read = RuleText.read(name, text, ArrivalFile::rule);
        return new ArrivalFile(read.rule(), read.cases());
    }

    private static ArrivalRule rule(Section file) {
        file.exactly("tolerance", "0.00");
        ReferenceType reference = file.code("reference", ReferenceType.class);
        List<Told> sent = all(file, "sent");
        if (sent.isEmpty()) {
            file.reject("sent", "nothing is sent; write at least one event that tells of it");
        }
        Section told = file.section("told");
        Allowance toldWithin = Times.allowance(told, "within");
        Section arrived = file.section("arrived");
        Allowance within = Times.allowance(arrived, "within");
        BankLines lines = new BankLines(
                told(arrived),
                Set.copyOf(arrived.texts("words")),
                arrived.has("unnumbered") ? Set.copyOf(arrived.texts("unnumbered")) : Set.of(),
                arrived.has("unnamed") ? others(arrived.section("unnamed")) : null);
        String pairsWith = unnamedOf(file, arrived);
        List.of(told, arrived).forEach(Section::done);
        return new ArrivalRule(
                new Terms(
                        TermSections.id(file, "rule"),
                        file.number("version"),
                        TermSections.severity(file.section("severity")),
                        TermSections.calendar(file.section("calendar")),
                        ArrivalRule.LEGS_MAX),
                reference,
                sent,
                all(file, "back"),
                lines,
                within,
                toldWithin,
                file.code("class", BreakClass.class),
                file.code("cause", Cause.class),
                TermSections.pairs(file),
                pairsWith);
    }

    private static @Nullable String unnamedOf(Section file, Section arrived) {
        if (!arrived.has(UNNAMED_OF)) {
            return null;
        }
        if (arrived.has("unnamed") || !file.has("pair")) {
            arrived.reject(
                    UNNAMED_OF,
                    "lines that name nothing are of one rule; write 'unnamed', or 'unnamed-of' and 'pair', or neither");
        }
        return TermSections.id(arrived, UNNAMED_OF);
    }

    private static BankLines.Others others(Section unnamed) {
        BankLines.Others others = new BankLines.Others(
                Set.copyOf(unnamed.codes("except-references", ReferenceType.class)),
                Set.copyOf(unnamed.texts("except-words")));
        unnamed.done();
        return others;
    }

    private static List<Told> all(Section file, String field) {
        List<Told> all = new ArrayList<>();
        for (Section each : file.sections(field)) {
            all.add(told(each));
            each.done();
        }
        return all;
    }

    private static Told told(Section section) {
        Source source = SourceSection.source(section.section("source"));
        return new Told(source, TotalFile.figure(section, "amount", source.event()));
    }
}
