package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.pair.Bond;
import io.tieout.recon.domain.pair.Bonds;
import io.tieout.recon.domain.pair.LooseEnd;
import io.tieout.recon.domain.pair.Pairing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One transaction that a rule folds whenever something of it is told or becomes due, as recon does.
final class Watched {

    /// After the last word about a transaction, so that everything of it is due.
    private static final Duration WATCHED = Duration.ofDays(30);

    private final Rule rule;
    private final UUID id;
    private final List<Leg> heard = new ArrayList<>();
    private final Map<UUID, Break> breaks = new LinkedHashMap<>();
    private @Nullable Instant dueAt;

    private Watched(Rule rule, UUID id) {
        this.rule = rule;
        this.id = id;
    }

    /// The breaks of one transaction in the end, those that are over among them.
    static List<Break> breaksOf(Rule rule, List<Leg> legs) {
        return List.copyOf(of(rule, legs).breaks.values());
    }

    /// The same of all units of rules, with what is tied between them once everything of them is due.
    static List<Break> breaksOf(List<Rule> rules, Told told) {
        List<Break> breaks = new ArrayList<>();
        List<Watched> open = new ArrayList<>();
        List<LooseEnd> ends = new ArrayList<>();
        for (Rule rule : rules) {
            for (List<Leg> unit : told.unitsOf(rule)) {
                Watched watched = of(rule, unit);
                breaks.addAll(watched.breaks.values());
                if (rule.pairs() != null && !watched.ends().isEmpty()) {
                    open.add(watched);
                    ends.addAll(watched.ends());
                }
            }
        }
        for (Pairing.Paired paired : paired(ends, new RuleBook(rules))) {
            Bonds bonds = Bonds.of(paired);
            open.forEach(watched -> watched.pair(bonds).forEach(tied -> {
                breaks.removeIf(each -> each.id().equals(tied.id()));
                if (tied.state().status() != BreakStatus.ABSORBED) {
                    breaks.add(tied);
                }
            }));
        }
        return breaks;
    }

    /// What is tied between the units of rules.
    static List<Bond> bondsOf(List<Rule> rules, Told told) {
        List<LooseEnd> ends = new ArrayList<>();
        for (Rule rule : rules) {
            for (List<Leg> unit : told.unitsOf(rule)) {
                if (unit.stream().anyMatch(rule::compares)) {
                    Instant end = unit.getLast().recordedAt().plus(WATCHED);
                    ends.addAll(
                            LooseEnd.of(rule, rule.fold(unit, end), unit, end).ends());
                }
            }
        }
        return paired(ends, new RuleBook(rules)).stream()
                .flatMap(paired -> paired.bonds().stream())
                .toList();
    }

    /// Block by block, as a sweep looks at them.
    private static List<Pairing.Paired> paired(List<LooseEnd> ends, RuleBook rules) {
        List<Pairing.Paired> all = new ArrayList<>();
        LooseEnd.byBlock(ends, rules)
                .forEach((block, open) -> all.add(Pairing.of(
                        open,
                        Objects.requireNonNull(
                                rules.find(block.rule()).orElseThrow().pairs()))));
        return all;
    }

    private static Watched of(Rule rule, List<Leg> legs) {
        Watched watched = new Watched(rule, legs.getFirst().eventId());
        if (legs.stream().anyMatch(rule::compares)) {
            for (Leg leg : legs) {
                watched.sweepUntil(leg.recordedAt());
                watched.heard.add(leg);
                watched.fold(leg.recordedAt());
            }
            watched.sweepUntil(watched.end());
        }
        return watched;
    }

    private Instant end() {
        return heard.getLast().recordedAt().plus(WATCHED);
    }

    private List<LooseEnd> ends() {
        return heard.isEmpty()
                ? List.of()
                : LooseEnd.of(rule, rule.fold(heard, end()), heard, end()).ends();
    }

    /// The breaks that change by it.
    private List<Break> pair(Bonds bonds) {
        Fold raw = rule.fold(heard, end());
        Bonds.Paired paired = bonds.apply(rule, raw, ends());
        if (paired.fold().equals(raw)) {
            return List.of();
        }
        assertThat(paired.fold().items())
                .allSatisfy(item ->
                        assertThat(item.residual().isZero()).as(item.key()).isTrue());
        Set<UUID> absorbed = new HashSet<>();
        paired.absorbed()
                .forEach(
                        key -> absorbed.add(BreakId.of("simulated", rule.terms().id(), key)));
        return new BreakBook(rule.terms(), "simulated", id, end(), heard)
                .after(paired.fold().findings(), List.copyOf(breaks.values()), absorbed)
                .changed();
    }

    private void sweepUntil(Instant end) {
        for (Instant due = dueAt; due != null && !due.isAfter(end); due = dueAt) {
            fold(due);
        }
    }

    private void fold(Instant now) {
        Fold fold = rule.fold(heard, now);
        assertThat(fold.items())
                .allSatisfy(item ->
                        assertThat(item.residual().isZero()).as(item.key()).isTrue());
        new BreakBook(rule.terms(), "simulated", id, now)
                .after(fold.findings(), List.copyOf(breaks.values()))
                .changed()
                .forEach(each -> breaks.put(each.id(), each));
        dueAt = fold.nextDueAt();
    }
}
