package io.tieout.recon.yaml;

import io.tieout.event.EventType;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.balance.BalanceRule;
import io.tieout.recon.domain.handover.EventFields;
import io.tieout.recon.domain.handover.Figure;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.domain.total.Addend;
import io.tieout.recon.domain.total.Measure;
import io.tieout.recon.domain.total.Numbering;
import io.tieout.recon.domain.total.Opening;
import io.tieout.recon.domain.total.TotalRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of a rule about totals or about stated balances: the rule and the cases that prove it.
public record TotalFile(Rule rule, List<RuleCase> cases) {

    private static final Figure NO_FIGURE = Figure.parse("none");

    public TotalFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static TotalFile read(String name, String text) {
        RuleText<Rule> read = RuleText.read(name, text, TotalFile::rule);
        return new TotalFile(read.rule(), read.cases());
    }

    private static Rule rule(Section file) {
        file.exactly("tolerance", "0.00");
        return file.has("stated") ? balance(file) : total(file);
    }

    private static BalanceRule balance(Section file) {
        String id = TermSections.id(file, "rule");
        ReferenceType reference = file.code("reference", ReferenceType.class);
        Section stated = file.section("stated");
        Source source = SourceSection.source(stated.section("source"));
        if (source.event() != EventType.BALANCE_STATED) {
            stated.reject("source", "only " + EventType.BALANCE_STATED.code() + " states balances");
        }
        Allowance nextWithin = Times.allowance(stated, "next-within");
        Section moved = file.section("moved");
        Allowance within = Times.allowance(moved, "within");
        Measure movements = Measure.of(id, reference, "", Figure.parse("balance"), addends(moved));
        List.of(stated, moved).forEach(Section::done);
        return new BalanceRule(
                terms(file, id, BalanceRule.LEGS_MAX),
                reference,
                source,
                nextWithin,
                movements,
                within,
                file.code("class", BreakClass.class));
    }

    private static TotalRule total(Section file) {
        String id = TermSections.id(file, "rule");
        ReferenceType reference = file.code("reference", ReferenceType.class);
        @Nullable String by = file.optionalText("by").orElse(null);
        Section total = file.section("total");
        Source stated = SourceSection.source(total.section("source"));
        List<Measure> measures = new ArrayList<>();
        boolean isCount = file.has("moved");
        Allowance within;
        if (isCount) {
            Section moved = file.section("moved");
            within = Times.allowance(moved, "within");
            measures.add(Measure.of(id, reference, "", figure(total, "amount", stated.event()), addends(moved)));
            moved.done();
        } else if (file.has("measures")) {
            within = Times.allowance(total, "within");
            for (Section each : file.sections("measures")) {
                measures.add(measure(id, reference, stated.event(), each));
            }
            unlike(file, measures);
        } else {
            Section parts = file.section("parts");
            within = Times.allowance(parts, "within");
            measures.add(Measure.of(
                    id, reference, "", figure(total, "amount", stated.event()), List.of(addend(parts, false))));
            parts.done();
        }
        boolean withoutParts = total.has("without-parts");
        if (withoutParts) {
            total.exactly("without-parts", "compared");
        }
        total.done();
        @Nullable
        Measure count = file.has("count") ? count(id, reference, stated.event(), file.section("count")) : null;
        @Nullable Opening opening = file.has("opened") ? opening(file.section("opened")) : null;
        if (count == null && measures.stream().anyMatch(Measure::isOfEach)) {
            file.reject("measures", "only where the rule counts parts can a measure be compared when-counted");
        }
        if (isCount && (count != null || opening != null)) {
            file.reject("moved", "what is counted again and again has no 'count' of parts and is not 'opened'");
        }
        if (by != null) {
            List<EventType> told = new ArrayList<>(List.of(stated.event()));
            if (opening != null) {
                told.add(opening.source().event());
            }
            measures.forEach(measure ->
                    measure.parts().forEach(part -> told.add(part.source().event())));
            haveField(file, by, told);
        }
        return new TotalRule(
                terms(file, id, TotalRule.LEGS_MAX),
                reference,
                by,
                stated,
                measures,
                count,
                opening,
                isCount,
                withoutParts,
                within,
                file.code("class", BreakClass.class));
    }

    /// How many parts a total states.
    private static Measure count(String rule, ReferenceType reference, EventType stated, Section section) {
        Figure field = section.parsed("declared", NO_FIGURE, Figure::parse);
        boolean isNumber = EventFields.typeOf(stated, field.field())
                .filter(type -> type == long.class)
                .isPresent();
        if (!field.equals(NO_FIGURE) && !isNumber) {
            section.reject("declared", stated.code() + " has no field '" + field + "' that is a whole number");
        }
        List<Addend> parts = addends(section);
        @Nullable Numbering numbering = section.has("numbers") ? numbering(section.section("numbers"), parts) : null;
        section.done();
        return Measure.of(rule, reference, "count", field, parts, numbering);
    }

    private static Numbering numbering(Section section, List<Addend> parts) {
        @Nullable String series = section.optionalText("series").orElse(null);
        String number = section.text("number");
        for (EventType event :
                parts.stream().map(part -> part.source().event()).distinct().toList()) {
            if (series != null) {
                haveField(section, "series", series, String.class, "a text", event);
            }
            haveField(section, "number", number, Long.class, "an optional whole number", event);
        }
        section.done();
        return new Numbering(series, number);
    }

    private static Opening opening(Section section) {
        Opening opening = new Opening(
                SourceSection.source(section.section("source")),
                Times.allowance(section, "within"),
                TermSections.currencies(section.section("currency")));
        section.done();
        return opening;
    }

    /// What is told of a record is told apart by the field, so all of it has it.
    private static void haveField(Section file, String by, List<EventType> told) {
        told.stream().distinct().forEach(event -> haveField(file, "by", by, String.class, "a text", event));
    }

    private static void haveField(
            Section section, String name, String field, Class<?> type, String words, EventType event) {
        if (EventFields.typeOf(event, field).filter(type::equals).isEmpty()) {
            section.reject(name, event.code() + " has no field '" + field + "' that is " + words);
        }
    }

    private static Terms terms(Section file, String id, int legsMax) {
        return new Terms(
                id,
                file.number("version"),
                TermSections.severity(file.section("severity")),
                TermSections.calendar(file.section("calendar")),
                legsMax);
    }

    private static Measure measure(String rule, ReferenceType reference, EventType stated, Section section) {
        Measure measure =
                Measure.of(rule, reference, section.text("name"), figure(section, "amount", stated), addends(section));
        boolean isOfEach = isComparedWhenCounted(section);
        section.done();
        return isOfEach ? measure.ofEach() : measure;
    }

    private static boolean isComparedWhenCounted(Section section) {
        return section.optionalText("compared")
                .map(text -> {
                    if (!text.equals("always") && !text.equals("when-counted")) {
                        section.reject("compared", "write always or when-counted, not " + text);
                    }
                    return text.equals("when-counted");
                })
                .orElse(false);
    }

    /// What adds to a sum, and what is taken off it.
    private static List<Addend> addends(Section section) {
        List<Addend> addends = new ArrayList<>();
        for (String field : List.of("parts", "less")) {
            for (Section each : section.sections(field)) {
                addends.add(addend(each, field.equals("less")));
                each.done();
            }
        }
        if (addends.isEmpty()) {
            section.reject("parts", "a sum needs at least one part");
        }
        return addends;
    }

    private static void unlike(Section file, List<Measure> measures) {
        measures.stream()
                .map(Measure::name)
                .filter(TotalRule.RESERVED::contains)
                .forEach(name ->
                        file.reject("measures", "'" + name + "' is another item of the rule, take another name"));
        Set<String> names = new HashSet<>();
        measures.stream()
                .filter(each -> !names.add(each.name()))
                .forEach(each -> file.reject("measures", "two measures are called '" + each.name() + "'"));
        if (measures.isEmpty()) {
            file.reject("measures", "'measures' must be a list of at least one");
        }
    }

    private static Addend addend(Section section, boolean isTakenOff) {
        Source source = SourceSection.source(section.section("source"));
        return new Addend(source, figure(section, "amount", source.event()), isTakenOff);
    }

    static Figure figure(Section section, String field, EventType event) {
        Figure figure = section.parsed(field, NO_FIGURE, Figure::parse);
        if (!figure.equals(NO_FIGURE) && !figure.isOf(event)) {
            section.reject(field, event.code() + " has no field '" + figure + "' that is an amount");
        }
        return figure;
    }
}
