package io.tieout.recon.yaml;

import io.tieout.event.EntrySide;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.EventFields;
import io.tieout.recon.domain.handover.HandoverRule;
import io.tieout.recon.domain.handover.HandoverRule.Controlled;
import io.tieout.recon.domain.handover.Kind;
import io.tieout.recon.domain.handover.LineCheck;
import io.tieout.recon.domain.handover.Measure;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Accounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A file of a rule about records that are handed over to the ERP: the rule and the cases that prove it.
public record HandoverFile(HandoverRule rule, List<RuleCase> cases) {

    private static final Set<EventType> OF_SALES =
            EnumSet.of(EventType.SALE_RECORDED, EventType.FULFILMENT_CONFIRMED, EventType.INVOICE_ISSUED);
    private static final String NONE = "none";
    private static final String TIMES = " * ";
    private static final String LESS = " - ";

    public HandoverFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static HandoverFile read(String name, String text) {
        RuleText<HandoverRule> read = RuleText.read(name, text, HandoverFile::rule);
        return new HandoverFile(read.rule(), read.cases());
    }

    private static HandoverRule rule(Section file) {
        file.exactly("tolerance", "0.00");
        Section target = file.section("target");
        Section log = file.section("log");
        Section likeness = file.section("likeness");
        Section source = file.section("source");
        boolean hasMonths = target.has("periods");
        if (hasMonths) {
            target.exactly("periods", "calendar-months");
        }
        HandoverRule rule = new HandoverRule(
                TermSections.settling(file),
                file.has("unit") ? file.code("unit", Unit.class) : Unit.TRANSACTION,
                Set.copyOf(target.codes("roles", SourceRole.class)),
                Set.copyOf(log.codes("roles", SourceRole.class)),
                kinds(file),
                file.has("controlled") ? controlled(file.section("controlled")) : new Controlled(Set.of(), Set.of()),
                likeness.parsed("within", Times.NO_DAYS, Times::days),
                Times.allowance(source, "within"),
                hasMonths,
                TermSections.currencies(file.section("currency")),
                TermSections.pairs(file));
        List.of(target, log, likeness, source).forEach(Section::done);
        if (rule.unit() == Unit.FEED) {
            file.reject("unit", "what is handed over is folded by transaction or by reference");
        }
        if (rule.terms().settle() != null && !isOfSales(rule)) {
            file.reject(
                    "settle",
                    "only what is sold or delivered may be a cent off in the ERP: payments, refunds, stored value, payouts,"
                            + " cash and journals tie to the cent");
        }
        for (Kind kind : rule.kinds()) {
            if (rule.unit() == Unit.TRANSACTION && !kind.reference().joins()) {
                file.reject(
                        "unit",
                        "the ledger joins nothing by '" + kind.reference().code() + "'; write unit: reference");
            }
        }
        return rule;
    }

    private static boolean isOfSales(HandoverRule rule) {
        return !rule.kinds().isEmpty()
                && rule.kinds().stream()
                        .allMatch(kind -> OF_SALES.contains(kind.source().event()));
    }

    private static Controlled controlled(Section section) {
        Controlled controlled =
                new Controlled(Set.copyOf(section.texts("documents")), Set.copyOf(section.texts("accounts")));
        section.done();
        return controlled;
    }

    private static List<Kind> kinds(Section file) {
        List<Kind> kinds = new ArrayList<>();
        Set<Integer> names = new HashSet<>();
        for (Section section : file.sections("records")) {
            Kind kind = kind(section);
            if (!names.add(Kind.ordinalOf(kind.name()))) {
                section.reject("kind", "the name '" + kind.name() + "' cannot be told apart from another; change it");
            }
            kinds.add(kind);
            section.done();
        }
        if (kinds.isEmpty() && !file.has("controlled")) {
            file.reject("records", "the rule compares nothing; write records or controlled documents");
        }
        return kinds;
    }

    private static Kind kind(Section section) {
        Source source = SourceSection.source(section.section("source"));
        EventType event = source.event();
        Section document = section.section("document");
        Accounts accounts = document.has("debit") || document.has("credit")
                ? new Accounts(Set.copyOf(document.texts("debit")), Set.copyOf(document.texts("credit")))
                : null;
        Kind kind = new Kind(
                TermSections.id(section, "kind"),
                source,
                section.code("reference", ReferenceType.class),
                measure(section, "amount", event),
                section.has("estimate") ? measure(section, "estimate", event) : new Measure.None(),
                Set.copyOf(document.texts("types")),
                accounts,
                lines(document, event, accounts),
                Times.allowance(document, "within"),
                isAwaited(document),
                hasReason(section, event));
        document.done();
        return kind;
    }

    private static List<LineCheck> lines(Section document, EventType event, @Nullable Accounts accounts) {
        List<LineCheck> lines = new ArrayList<>();
        Set<String> fields = new HashSet<>(LineCheck.RESERVED);
        for (Section section : document.sections("lines")) {
            LineCheck line = new LineCheck(
                    section.text("field"),
                    Set.copyOf(section.texts("accounts")),
                    section.code("side", EntrySide.class),
                    section.has("declared") ? TotalFile.figure(section, "declared", event) : null,
                    section.has("unless") ? TotalFile.figure(section, "unless", event) : null);
            if (!fields.add(line.field())) {
                section.reject("field", "'" + line.field() + "' is another difference of the document");
            }
            if (line.unless() != null && line.declared() == null) {
                section.reject("unless", "write it where something is declared");
            }
            if (accounts != null && !accounts.areThere(line.accounts())) {
                section.reject("accounts", "the document must not move all of " + new TreeSet<>(line.accounts()));
            }
            lines.add(line);
            section.done();
        }
        return lines;
    }

    /// `total`, `quantity * unitCost`, `sales - returns`, or `none`.
    private static Measure measure(Section section, String name, EventType event) {
        String text = section.text(name);
        if (text.equals(NONE)) {
            return new Measure.None();
        }
        int times = text.indexOf(TIMES);
        int less = text.indexOf(LESS);
        if (times >= 0) {
            String count = text.substring(0, times);
            String unit = text.substring(times + TIMES.length());
            SourceSection.requireType(section, name, event, count, long.class);
            SourceSection.requireType(section, name, event, unit, Money.class);
            return new Measure.Product(count, unit);
        }
        if (less >= 0) {
            String whole = text.substring(0, less);
            String part = text.substring(less + LESS.length());
            SourceSection.requireType(section, name, event, whole, Money.class);
            SourceSection.requireType(section, name, event, part, Money.class);
            return new Measure.Difference(whole, part);
        }
        SourceSection.requireType(section, name, event, text, Money.class);
        return new Measure.Field(text);
    }

    private static boolean isAwaited(Section document) {
        return document.optionalText("awaited")
                .map(text -> {
                    if (!text.equals("always") && !text.equals("if-handed-over")) {
                        document.reject("awaited", "write always or if-handed-over, not " + text);
                    }
                    return text.equals("always");
                })
                .orElse(true);
    }

    /// `must-survive: [reason]`
    private static boolean hasReason(Section section, EventType event) {
        if (!section.has("must-survive")) {
            return false;
        }
        for (String field : section.texts("must-survive")) {
            if (!field.equals("reason") || EventFields.typeOf(event, field).isEmpty()) {
                section.reject("must-survive", "the engine compares only the reason, where the event has one");
            }
        }
        return true;
    }
}
