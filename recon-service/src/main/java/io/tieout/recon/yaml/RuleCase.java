package io.tieout.recon.yaml;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.pair.Bonds;
import io.tieout.recon.domain.pair.LooseEnd;
import io.tieout.recon.domain.pair.Pairing;
import io.tieout.reconcile.domain.PairTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An example that a rule carries: legs of one transaction, and what must come out of them.
///
/// @param timing what is not due yet, over all items
public record RuleCase(String name, int line, Instant at, List<Leg> legs, List<Expected> breaks, Money timing) {

    /// A break that must be found.
    record Expected(BreakClass breakClass, Money delta, HandoffStep step, boolean healed) {
        static Expected of(Finding finding) {
            return new Expected(
                    finding.breakClass(),
                    finding.stake().delta(),
                    finding.evidence().handoff().step(),
                    finding.healed());
        }

        @Override
        public String toString() {
            return breakClass.code() + " of " + delta + " at step " + step.code() + (healed ? ", healed" : "");
        }

        private static String all(List<Expected> breaks) {
            return breaks.isEmpty()
                    ? "no break"
                    : breaks.stream().map(Expected::toString).collect(Collectors.joining("; "));
        }
    }

    public RuleCase {
        legs = List.copyOf(legs);
        breaks = List.copyOf(breaks);
    }

    /// Makes a leg of the short form that a kind of rule file uses; the number tells legs apart that have no name.
    interface LegReader {
        Leg read(Section section, int number);
    }

    static RuleCase of(Section section, LegReader reader) {
        List<Expected> breaks = new ArrayList<>();
        for (Section each : section.sections("breaks")) {
            breaks.add(new Expected(
                    each.code("class", BreakClass.class),
                    each.money("delta"),
                    each.code("step", HandoffStep.class),
                    each.optionalText("healed").map(Boolean::parseBoolean).orElse(false)));
            each.done();
        }
        List<Leg> legs = new ArrayList<>();
        for (Section each : section.sections("legs")) {
            legs.add(reader.read(each, legs.size()));
            each.done();
        }
        RuleCase read = new RuleCase(
                section.text("name"), section.line(), section.instant("at"), legs, breaks, section.money("timing"));
        section.done();
        return read;
    }

    /// What the rule makes of the case that it should not.
    List<RuleFault> failures(Rule rule) {
        Fold fold = paired(rule, rule.fold(legs, at));
        List<RuleFault> failures = new ArrayList<>();
        List<Expected> found = fold.findings().stream().map(Expected::of).toList();
        if (!found.equals(breaks)) {
            failures.add(fault("finds " + Expected.all(found) + " instead of " + Expected.all(breaks)));
        }
        Money found0 = Money.zero(timing.currency());
        for (MatchItem item : fold.items()) {
            if (item.timing().currency().equals(timing.currency())) {
                found0 = found0.plus(item.timing());
            }
            if (!item.residual().isZero()) {
                failures.add(fault("leaves " + item.residual() + " of " + item.key() + " unexplained"));
            }
        }
        if (!found0.equals(timing)) {
            failures.add(fault("finds timing of " + found0 + " instead of " + timing));
        }
        return failures;
    }

    /// As a sweep would tie what is open, block by block.
    private Fold paired(Rule rule, Fold fold) {
        PairTerms terms = rule.pairs();
        List<LooseEnd> ends = LooseEnd.of(rule, fold, legs, at).ends();
        Fold paired = fold;
        for (List<LooseEnd> block :
                LooseEnd.byBlock(ends, new RuleBook(List.of(rule))).values()) {
            if (terms != null) {
                paired = Bonds.of(Pairing.of(block, terms))
                        .apply(rule, paired, ends)
                        .fold();
            }
        }
        return paired;
    }

    private RuleFault fault(String what) {
        return new RuleFault(line, "the case \"" + name + "\" " + what);
    }
}
