package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.checkpoint.Figures.Part;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.ThreeColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is signed. A function of the figures, so that the same figures give the same content whenever it is
/// made.
///
/// @param total the rules' bridges added up
/// @param openSha256 of the list of open breaks
/// @param previousSha256 of the checkpoint whose closing is this opening
/// @param outOfForce rules that left figures behind and are applied no more
/// @param manual documents of the ERP that people wrote, changed or reversed in the window
/// @param accepted what stays as it is
/// @param unadjusted the same against what may stay
/// @param hindrances why nobody closes the window though everything is explained, in words
/// @param unsealed records that must be sealed and are not; null where no rule asks for that
/// @param received what was expected of sources and what came; null where it is not known
/// @param balanceTie null where the ledger told nothing of its accounts
public record Content(
        Window window,
        List<RuleProof> rules,
        Bridge total,
        List<OpenGroup> open,
        String openSha256,
        @Nullable String previousSha256,
        long unexamined,
        List<String> outOfForce,
        Manual manual,
        Accepted accepted,
        Unadjusted unadjusted,
        List<String> hindrances,
        @Nullable Unsealed unsealed,
        @Nullable Received received,
        @Nullable BalanceTie balanceTie) {

    private static final Comparator<OpenGroup> GROUP_ORDER = Comparator.comparing(OpenGroup::severity)
            .thenComparing(group -> group.breakClass().code())
            .thenComparing(OpenGroup::bucket);

    private static final Comparator<Line> STATUS_ORDER =
            Comparator.comparing(line -> Coded.of(ItemStatus.class, line.key()));

    public Content {
        rules = List.copyOf(rules);
        open = List.copyOf(open);
        outOfForce = List.copyOf(outOfForce);
        hindrances = List.copyOf(hindrances);
    }

    /// Adds up what each rule found. Rules that compared nothing stand with zeros, so that it is seen that they did
    /// not.
    public static Content of(Window window, List<RuleInForce> rules, Figures figures, CloseTerms terms) {
        return of(window, rules, figures, terms, null);
    }

    /// The same with the tie of balances that was made of them.
    public static Content of(
            Window window,
            List<RuleInForce> rules,
            Figures figures,
            CloseTerms terms,
            @Nullable BalanceTie balanceTie) {
        List<RuleProof> proofs =
                rules.stream().map(rule -> proof(window, rule, figures)).toList();
        Bridge total = proofs.stream().map(RuleProof::bridge).reduce(nothing(window), Bridge::plus);
        Unadjusted unadjusted =
                Unadjusted.of(total.unadjusted(), terms, figures.accepted().grossSales());
        return new Content(
                window,
                proofs,
                total,
                groups(window.to(), figures.open()),
                figures.openSha256(),
                figures.previousSha256(),
                figures.unexamined(),
                outOfForce(rules, figures),
                figures.manual(),
                figures.accepted(),
                unadjusted,
                Gate.hindrances(figures, terms, unadjusted),
                figures.unsealed(),
                figures.received(),
                balanceTie);
    }

    private static List<String> outOfForce(List<RuleInForce> rules, Figures figures) {
        List<String> ids = rules.stream().map(RuleInForce::id).toList();
        return Stream.concat(
                        figures.items().stream().map(Figures.Items::rule),
                        figures.movements().stream().map(Figures.Movement::rule))
                .filter(rule -> !ids.contains(rule))
                .distinct()
                .sorted()
                .toList();
    }

    private static Bridge nothing(Window window) {
        Tally none = Tally.none(window.currency());
        return new Bridge(none, none, none, none, none, none, none.net(), none.net());
    }

    private static RuleProof proof(Window window, RuleInForce rule, Figures figures) {
        List<Line> rows = figures.items().stream()
                .filter(each -> each.rule().equals(rule.id()) && !each.isCarried())
                .map(Figures.Items::line)
                .sorted(STATUS_ORDER)
                .toList();
        Line total = sum(window, rows);
        Line carried = sum(
                window,
                figures.items().stream()
                        .filter(each -> each.rule().equals(rule.id()) && each.isCarried())
                        .map(Figures.Items::line)
                        .toList());
        Money timing = total.timing().plus(carried.timing());
        Money variance = total.variance().plus(carried.variance());
        Bridge bridge = new Bridge(
                tally(window, rule, Part.OPENING, figures),
                tally(window, rule, Part.OPENED, figures),
                tally(window, rule, Part.RESOLVED, figures),
                tally(window, rule, Part.ACCEPTED, figures),
                tally(window, rule, Part.BREAKS, figures),
                tally(window, rule, Part.UNADJUSTED, figures),
                timing,
                variance);
        return new RuleProof(rule, rows, total, carried, bridge);
    }

    private static Line sum(Window window, List<Line> lines) {
        return lines.stream().reduce(Line.zero(window.entity(), ThreeColumn.TOTAL, window.currency()), Line::plus);
    }

    private static Tally tally(Window window, RuleInForce rule, Part part, Figures figures) {
        return figures.movements().stream()
                .filter(each -> each.rule().equals(rule.id()) && each.part() == part)
                .map(Figures.Movement::tally)
                .reduce(Tally.none(window.currency()), Tally::plus);
    }

    private static List<OpenGroup> groups(LocalDate asOf, List<Figures.Open> open) {
        Map<List<Object>, OpenGroup> groups = new HashMap<>();
        for (Figures.Open each : open) {
            String bucket = Ageing.bucketOf(Ageing.daysFrom(each.detectedOn(), asOf));
            groups.merge(
                    List.of(each.severity(), each.breakClass(), bucket),
                    new OpenGroup(each.severity(), each.breakClass(), bucket, each.tally()),
                    (one, other) -> new OpenGroup(
                            one.severity(),
                            one.breakClass(),
                            one.bucket(),
                            one.tally().plus(other.tally())));
        }
        return groups.values().stream().sorted(GROUP_ORDER).toList();
    }

    public boolean isComplete() {
        return gaps().isEmpty();
    }

    /// Why it is incomplete, in words; empty when it is complete. One that compared nothing proves nothing.
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (RuleProof proof : rules) {
            if (!proof.isComplete()) {
                gaps.add("%s leaves %s unexplained"
                        .formatted(proof.rule().id(), proof.bridge().residual().decimal()));
            }
        }
        if (unexamined > 0) {
            gaps.add(unexamined + " transactions have more legs than the rule examines; their figures are frozen");
        }
        long silent = openOf(each -> each == BreakClass.FEED_MISSING).count();
        if (silent > 0) {
            gaps.add("feeds are missing: " + silent + " outages of which not everything was told since");
        }
        outOfForce.forEach(rule -> gaps.add(rule + " is no longer in force and left figures behind"));
        if (balanceTie != null) {
            gaps.addAll(balanceTie.gaps());
            BookedResidues booked = accepted.byLedger();
            if (!booked.ties(balanceTie)) {
                gaps.add("the ledger told of settled residues of %s, and the balance tie has %s"
                        .formatted(
                                booked.tally().net().decimal(),
                                booked.tied(balanceTie).decimal()));
            }
        }
        if (rules.stream().allMatch(proof -> proof.rows().isEmpty())) {
            gaps.add("nothing was compared in this window");
        }
        return gaps;
    }

    /// Open breaks of some classes, such as those of a wrong period.
    public Tally openOf(Predicate<BreakClass> wanted) {
        return open.stream()
                .filter(group -> wanted.test(group.breakClass()))
                .map(OpenGroup::tally)
                .reduce(Tally.none(window.currency()), Tally::plus);
    }
}
