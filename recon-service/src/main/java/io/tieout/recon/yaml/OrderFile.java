package io.tieout.recon.yaml;

import io.tieout.event.Money;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.order.Amount;
import io.tieout.recon.domain.order.Amount.Part;
import io.tieout.recon.domain.order.Check;
import io.tieout.recon.domain.order.Direction;
import io.tieout.recon.domain.order.OrderRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of a rule over whole orders: the rule and the cases that prove it.
public record OrderFile(OrderRule rule, List<RuleCase> cases) {

    private static final String NONE = "none";

    public OrderFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static OrderFile read(String name, String text) {
        RuleText<OrderRule> read = RuleText.read(name, text, OrderFile::rule);
        return new OrderFile(read.rule(), read.cases());
    }

    private static OrderRule rule(Section file) {
        file.exactly("tolerance", "0.00");
        List<ReferenceType> subject = file.codes("subject", ReferenceType.class);
        for (ReferenceType type : subject) {
            if (!type.joins()) {
                file.reject("subject", "the ledger joins nothing by '" + type.code() + "'");
            }
        }
        return new OrderRule(
                TermSections.terms(file),
                subject,
                new Checks(amounts(file.section("amounts"))).of(file),
                TermSections.currencies(file.section("currency")));
    }

    private static Map<String, Amount> amounts(Section section) {
        Map<String, Amount> amounts = new HashMap<>();
        for (String name : section.names()) {
            List<Part> parts = new ArrayList<>();
            for (Section each : section.sections(name)) {
                parts.add(part(each));
            }
            if (parts.isEmpty()) {
                section.reject(name, "the amount '" + name + "' is made of nothing");
            }
            amounts.put(name, new Amount(name, parts));
        }
        section.done();
        return amounts;
    }

    private static Part part(Section section) {
        Source source = SourceSection.source(section.section("source"));
        String field = section.text("amount");
        if (!field.equals(NONE)) {
            SourceSection.requireType(section, "amount", source.event(), field, Money.class);
        }
        boolean subtracts = section.has("counts");
        if (subtracts) {
            section.exactly("counts", "less");
        }
        section.done();
        return new Part(source, field.equals(NONE) ? null : field, subtracts);
    }

    /// Reads checks, of which each kind has fields of its own.
    private static final class Checks {
        private final Map<String, Amount> amounts;
        private final Set<String> names = new HashSet<>();

        Checks(Map<String, Amount> amounts) {
            this.amounts = amounts;
        }

        List<Check> of(Section file) {
            List<Check> checks = new ArrayList<>();
            for (Section section : file.sections("checks")) {
                String name = TermSections.id(section, "name");
                if (!names.add(name)) {
                    section.reject("name", "two checks are called '" + name + "'");
                }
                checks.add(check(section, name, section.code("class", BreakClass.class)));
                section.done();
            }
            if (checks.isEmpty()) {
                file.reject("checks", "the rule checks nothing");
            }
            return checks;
        }

        private Check check(Section section, String name, BreakClass breakClass) {
            boolean harms = section.has("harms");
            if (harms) {
                section.exactly("harms", "customer");
            }
            String kind = section.text("kind");
            return switch (kind) {
                case "balance" -> balance(section, name, breakClass, harms);
                case "repeat" ->
                    new Check.Repeat(
                            name,
                            breakClass,
                            harms,
                            amount(section, "of"),
                            section.texts("same"),
                            Times.duration(section, "within"),
                            amount(section, "or-above"),
                            amount(section, "undone"),
                            section.code("by", ReferenceType.class));
                case "sequence" ->
                    new Check.Sequence(
                            name,
                            breakClass,
                            harms,
                            amount(section, "first"),
                            amount(section, "then"),
                            by(section),
                            Times.duration(section, "within"));
                case "followed" ->
                    new Check.Followed(
                            name,
                            breakClass,
                            harms,
                            amount(section, "first"),
                            amount(section, "then"),
                            section.has("unless") ? amount(section, "unless") : null,
                            Set.copyOf(section.codes("by", ReferenceType.class)),
                            section.has("connected")
                                    ? Set.copyOf(section.codes("connected", SourceRole.class))
                                    : Set.of(),
                            Times.allowance(section, "within"));
                default -> {
                    section.reject(
                            "kind", "the engine knows no '" + kind + "', only balance, repeat, sequence, followed");
                    yield balance(section, name, breakClass, harms);
                }
            };
        }

        private Check balance(Section section, String name, BreakClass breakClass, boolean harms) {
            return new Check.Balance(
                    name,
                    breakClass,
                    harms,
                    several(section, "expected"),
                    several(section, "actual"),
                    section.code("break-if", Direction.class),
                    by(section),
                    section.has("needs") ? several(section, "needs") : List.of(),
                    section.has("after") ? amount(section, "after") : null,
                    section.has("within") ? Times.allowance(section, "within") : null);
        }

        private @Nullable ReferenceType by(Section section) {
            return section.has("by") ? section.code("by", ReferenceType.class) : null;
        }

        private Amount amount(Section section, String field) {
            return named(section, field, section.text(field));
        }

        private List<Amount> several(Section section, String field) {
            return section.texts(field).stream()
                    .map(name -> named(section, field, name))
                    .toList();
        }

        private Amount named(Section section, String field, String name) {
            Amount amount = amounts.get(name);
            if (amount == null) {
                section.reject(field, "there is no amount '" + name + "' in this file");
                return new Amount(name, List.of());
            }
            return amount;
        }
    }
}
