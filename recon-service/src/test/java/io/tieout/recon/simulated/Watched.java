package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.pair.Bond;
import io.tieout.recon.domain.pair.Bonds;
import io.tieout.recon.domain.pair.LooseEnd;
import io.tieout.recon.domain.pair.Pairing;
import io.tieout.reconcile.domain.PairTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    /// The same of all units of a rule, with what is tied between them once everything of them is due.
    static List<Break> breaksOf(Rule rule, Collection<List<Leg>> units) {
        PairTerms terms = rule.pairs();
        List<Break> breaks = new ArrayList<>();
        List<Watched> open = new ArrayList<>();
        List<LooseEnd> ends = new ArrayList<>();
        for (List<Leg> unit : units) {
            Watched watched = of(rule, unit);
            breaks.addAll(watched.breaks.values());
            if (terms != null && !watched.ends().isEmpty()) {
                open.add(watched);
                ends.addAll(watched.ends());
            }
        }
        if (terms == null) {
            return breaks;
        }
        for (List<LooseEnd> block : LooseEnd.byBlock(ends).values()) {
            Bonds bonds = Bonds.of(Pairing.of(block, terms));
            open.forEach(watched -> watched.pair(bonds).forEach(tied -> {
                breaks.removeIf(each -> each.id().equals(tied.id()));
                if (tied.state().status() != BreakStatus.ABSORBED) {
                    breaks.add(tied);
                }
            }));
        }
        return breaks;
    }

    /// What is tied between the units of a rule.
    static List<Bond> bondsOf(Rule rule, Collection<List<Leg>> units) {
        PairTerms terms = Objects.requireNonNull(rule.pairs());
        List<LooseEnd> ends = new ArrayList<>();
        for (List<Leg> unit : units) {
            if (unit.stream().anyMatch(rule::compares)) {
                Instant end = unit.getLast().recordedAt().plus(WATCHED);
                ends.addAll(LooseEnd.of(rule, rule.fold(unit, end), unit, end).ends());
            }
        }
        return LooseEnd.byBlock(ends).values().stream()
                .flatMap(block -> Pairing.of(block, terms).bonds().stream())
                .toList();
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
