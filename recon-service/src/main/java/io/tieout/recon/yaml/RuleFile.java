package io.tieout.recon.yaml;

import io.tieout.event.Tender;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.domain.rule.Expectations;
import io.tieout.recon.domain.rule.KeyPart;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.SurvivingField;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// A rule file: the rule and the cases that prove it.
public record RuleFile(RefundRule rule, List<RuleCase> cases) {

    private static final int CHARACTERS_MAX = 256 * 1024;
    private static final int ALIASES_MAX = 20;
    private static final int DEPTH_MAX = 20;

    public RuleFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static RuleFile read(String name, String text) {
        List<RuleFault> faults = new ArrayList<>();
        Section file = Section.of("the rule", compose(name, text), faults);
        RefundRule rule = faults.isEmpty() ? rule(file) : null;
        List<RuleCase> cases = new ArrayList<>();
        for (Section section : file.sections("cases")) {
            cases.add(RuleCase.of(section, CaseLeg::of));
        }
        file.done();
        if (faults.isEmpty() && cases.isEmpty()) {
            faults.add(new RuleFault(file.line(), "a rule without cases proves nothing; write at least one"));
        }
        if (rule == null || !faults.isEmpty()) {
            throw new InvalidRuleException(name, faults);
        }
        cases.forEach(each -> faults.addAll(each.failures(new Refunds(rule))));
        if (!faults.isEmpty()) {
            throw new InvalidRuleException(name, faults);
        }
        return new RuleFile(rule, cases);
    }

    static Node compose(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CHARACTERS_MAX);
        options.setMaxAliasesForCollections(ALIASES_MAX);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (node == null) {
                throw new InvalidRuleException(name, List.of(new RuleFault(1, "the file is empty")));
            }
            return node;
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 1
                    : malformed.getProblemMark().getLine() + 1;
            throw new InvalidRuleException(name, List.of(new RuleFault(line, malformed.getProblem())));
        } catch (YAMLException malformed) {
            throw new InvalidRuleException(name, List.of(new RuleFault(1, String.valueOf(malformed.getMessage()))));
        }
    }

    private static RefundRule rule(Section file) {
        file.exactly("rule", "refunds");
        file.exactly("group", "order");
        file.exactly("tolerance", "0.00");
        SideSections sides = new SideSections(file.section("sides"));
        Section likeness = file.section("likeness");
        Section limits = file.section("limits");
        RefundRule rule = new RefundRule(
                "refunds",
                file.number("version"),
                sides.speakers(),
                sides.posting(),
                keys(file),
                likeness.parsed("within", Times.NO_DAYS, Times::days),
                expectations(file.section("expect"), sides),
                EnumSet.copyOf(orAll(file.codes("must-survive", SurvivingField.class))),
                authority(file.section("authority")),
                TermSections.severity(file.section("severity")),
                TermSections.calendar(file.section("calendar")),
                limits.number("legs"),
                TermSections.pairs(file));
        likeness.done();
        limits.done();
        return rule;
    }

    private static List<SurvivingField> orAll(List<SurvivingField> fields) {
        return fields.isEmpty() ? List.of(SurvivingField.values()) : fields;
    }

    /// A weak key before a strong one would let likeness take what an id proves.
    private static List<KeyPart> keys(Section file) {
        List<KeyPart> keys = file.codes("key", KeyPart.class);
        boolean weak = false;
        for (KeyPart key : keys) {
            if (weak && !key.isWeak()) {
                file.reject("key", "'" + key.code() + "' must come before the keys that conclude from likeness");
            }
            weak |= key.isWeak();
        }
        return keys;
    }

    private static Expectations expectations(Section expect, SideSections sides) {
        Section target = expect.section("target");
        target.exactly("after", "source");
        target.exactly("hold-while", "pending");
        Section processor = expect.section("processor");
        processor.exactly("after", "source");
        Section source = expect.section("source");
        source.exactly("after", "any");
        Set<Tender> tenders = Set.copyOf(processor.codes("tenders", Tender.class));
        sides.rejectUnpaid(processor, tenders);
        Expectations expectations = new Expectations(
                Times.allowance(target, "within"),
                Times.allowance(processor, "within"),
                tenders,
                Times.allowance(processor, "final-within"),
                Times.allowance(source, "within"));
        List.of(target, processor, source, expect).forEach(Section::done);
        return expectations;
    }

    private static Map<SurvivingField, Side> authority(Section section) {
        Map<SurvivingField, Side> authority = new EnumMap<>(SurvivingField.class);
        for (SurvivingField field : SurvivingField.values()) {
            Side side = section.code(field.code(), Side.class);
            if (side != Side.SOURCE && side != Side.PROCESSOR) {
                section.reject(field.code(), "only source or processor can be right about a refund's " + field.code());
            }
            authority.put(field, side);
        }
        section.done();
        return authority;
    }
}
