package io.tieout.recon.yaml;

import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.onhand.CountTolerance;
import io.tieout.recon.domain.onhand.Flow;
import io.tieout.recon.domain.onhand.OnHandRule;
import io.tieout.recon.domain.onhand.OnHandRule.Movements;
import io.tieout.recon.domain.onhand.TransitRule;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A file of a rule about stock, on hand or in transit: the rule and the cases that prove it.
public record OnHandFile(Rule rule, List<RuleCase> cases) {

    private static final int PERCENT_MAX = 100;

    public OnHandFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static OnHandFile read(String name, String text) {
        RuleText<Rule> read = RuleText.read(name, text, OnHandFile::rule);
        return new OnHandFile(read.rule(), read.cases());
    }

    private static Rule rule(Section file) {
        return file.has("counted") ? onHand(file) : transit(file);
    }

    private static OnHandRule onHand(Section file) {
        String id = TermSections.id(file, "rule");
        Section moved = file.section("moved");
        Allowance within = Times.allowance(moved, "within");
        Map<Flow, List<Source>> flows = new EnumMap<>(Flow.class);
        for (Flow flow : Flow.values()) {
            flows.put(flow, sources(moved, flow.code()));
        }
        Movements movements = Movements.of(id, flows, sources(moved, "adjusted"));
        moved.done();
        return new OnHandRule(
                terms(file, id, OnHandRule.LEGS_MAX),
                source(file, "stated", EventType.BALANCE_STATED),
                source(file, "counted", EventType.STOCK_COUNTED),
                movements,
                source(file, "cost", EventType.UNIT_COST_CHANGED),
                within,
                tolerance(file.section("tolerance")),
                TermSections.currencies(file.section("currency")));
    }

    private static TransitRule transit(Section file) {
        String id = TermSections.id(file, "rule");
        file.exactly("tolerance", "0");
        Section transit = file.section("transit");
        TransitRule rule = new TransitRule(
                terms(file, id, TransitRule.LEGS_MAX),
                source(transit, "out", EventType.STOCK_MOVED),
                source(transit, "in", EventType.STOCK_MOVED),
                source(transit, "accepted", EventType.STOCK_MOVED),
                Times.duration(transit, "lane"),
                Times.duration(transit, "grace"),
                TermSections.currencies(file.section("currency")));
        transit.done();
        return rule;
    }

    private static Terms terms(Section file, String id, int legsMax) {
        return new Terms(
                id,
                file.number("version"),
                TermSections.severity(file.section("severity")),
                TermSections.calendar(file.section("calendar")),
                legsMax);
    }

    private static List<Source> sources(Section section, String field) {
        List<Source> sources = new ArrayList<>();
        for (Section each : section.sections(field)) {
            Source source = SourceSection.source(each);
            requireEvent(section, field, source, EventType.STOCK_MOVED);
            sources.add(source);
        }
        if (sources.isEmpty()) {
            section.reject(field, "'" + field + "' must be a list of at least one source");
        }
        return sources;
    }

    private static Source source(Section section, String field, EventType event) {
        Source source = SourceSection.source(section.section(field));
        requireEvent(section, field, source, event);
        return source;
    }

    private static void requireEvent(Section section, String field, Source source, EventType event) {
        if (source.event() != event) {
            section.reject(field, "only " + event.code() + " says what '" + field + "' is");
        }
    }

    private static CountTolerance tolerance(Section section) {
        int percent = section.number("percent");
        if (percent > PERCENT_MAX) {
            section.reject("percent", "a part of the pieces is at most 100 percent, not " + percent);
        }
        Section dear = section.section("dear");
        CountTolerance tolerance = new CountTolerance(
                percent,
                major(section, "value"),
                major(dear, "cost"),
                dear.has("skus") ? Set.copyOf(dear.texts("skus")) : Set.of());
        dear.done();
        section.done();
        return tolerance;
    }

    /// Whole major units, so that the limit exists in every currency.
    private static String major(Section section, String field) {
        return section.parsed(field, "1", text -> {
            Money.parse(text, "JPY");
            return text;
        });
    }
}
