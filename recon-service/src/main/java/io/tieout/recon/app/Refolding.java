package io.tieout.recon.app;

import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.OverLimit;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.feed.Silences;
import io.tieout.recon.domain.pair.Bonds;
import io.tieout.recon.domain.pair.LooseEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pure part between reading a unit and writing what follows from it. Every rule concludes by itself.
public record Refolding(RuleBook rules, Instant at, Silences silences) {

    /// While every source speaks.
    public Refolding(RuleBook rules, Instant at) {
        this(rules, at, Silences.NONE);
    }

    /// What one rule made of a unit.
    ///
    /// @param isUnexamined whether the unit is over the rule's limit: its items stay, and one break says so
    /// @param children what would be breaks, were no source silent
    /// @param ends what is open on one side alone and may have its other side in another unit
    /// @param absorbed what the break of its counterpart in another unit tells
    public record Folded(
            Rule rule,
            Fold fold,
            boolean isUnexamined,
            List<Silences.Child> children,
            List<LooseEnd> ends,
            Set<FindingKey> absorbed) {
        public Folded {
            children = List.copyOf(children);
            ends = List.copyOf(ends);
            absorbed = Set.copyOf(absorbed);
        }

        Folded(Rule rule, Fold fold, boolean isUnexamined) {
            this(rule, fold, isUnexamined, List.of(), List.of(), Set.of());
        }

        Folded with(Bonds bonds) {
            Bonds.Paired paired = bonds.apply(rule, fold, ends);
            return new Folded(rule, paired.fold(), isUnexamined, children, ends, paired.absorbed());
        }

        String id() {
            return rule.terms().id();
        }
    }

    /// Concludes from the legs, rule by rule. A rule that compares none of them, or folds other units, says nothing.
    public List<Folded> fold(UnitLegs unit) {
        List<Folded> all = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            all.add(fold(rule, unit));
        }
        return all;
    }

    private Folded fold(Rule rule, UnitLegs unit) {
        if (!unit.concerns(rule)) {
            return new Folded(rule, Fold.NOTHING, false);
        }
        if (rules.isOverLimit(rule, unit.legs())) {
            return new Folded(rule, OverLimit.fold(rule.terms(), unit.overLimitKey(), unit.legs()), true);
        }
        Silences.Heeded heeded = silences.heed(unit.tenant(), rule.fold(unit.legs(), unit.sums(), at), unit.legs());
        LooseEnd.Found loose = LooseEnd.of(rule, heeded.fold(), unit.legs(), at);
        Fold fold = new Fold(
                heeded.fold().items(),
                heeded.fold().findings(),
                earliest(heeded.fold().nextDueAt(), loose.nextAt()));
        return new Folded(rule, fold, false, heeded.children(), loose.ends(), Set.of());
    }

    /// Whether any rule ties what is open across units.
    public boolean pairs() {
        return rules.rules().stream().anyMatch(rule -> rule.pairs() != null);
    }

    /// With what is tied to other units.
    public List<Folded> bonded(List<Folded> folds, Bonds bonds) {
        return folds.stream()
                .map(each -> each.ends().isEmpty() ? each : each.with(bonds))
                .toList();
    }

    /// What one rule makes of a unit by itself; nothing without a rule.
    static Fold alone(@Nullable Rule rule, UnitLegs unit, Instant at) {
        return rule == null
                ? Fold.NOTHING
                : new Refolding(new RuleBook(List.of(rule)), at)
                        .fold(rule, unit)
                        .fold();
    }

    /// The ids of the breaks that the findings of the folds are about.
    public List<UUID> breakIds(String tenant, List<Folded> folds) {
        List<UUID> ids = new ArrayList<>();
        for (Folded each : folds) {
            for (Finding finding : each.fold().findings()) {
                ids.add(breakId(tenant, each.id(), finding.key()));
            }
        }
        return ids;
    }

    public UUID breakId(String tenant, String rule, FindingKey key) {
        return BreakId.of(tenant, rule, key);
    }

    /// @param known every break of the unit and every break with one of [#breakIds]
    public Decision decide(UnitLegs unit, List<Folded> folds, List<Break> known) {
        Map<String, List<MatchItem>> items = new HashMap<>();
        Set<String> unexamined = new HashSet<>();
        Map<String, List<Silences.Child>> children = new HashMap<>();
        List<Break> changed = new ArrayList<>();
        @Nullable Instant nextDueAt = null;
        for (Folded each : folds) {
            if (each.isUnexamined()) {
                unexamined.add(each.id());
            } else if (!each.fold().items().isEmpty()) {
                items.put(each.id(), each.fold().items());
            }
            if (!each.children().isEmpty()) {
                children.put(each.id(), each.children());
            }
            BreakBook.Page page = page(unit, each, known);
            changed.addAll(page.changed());
            nextDueAt = earliest(nextDueAt, each.fold().nextDueAt(), page.nextAgeAt());
        }
        return new Decision(unit.tenant(), unit.id(), items, unexamined, changed, nextDueAt, children);
    }

    private BreakBook.Page page(UnitLegs unit, Folded folded, List<Break> known) {
        List<Break> concerned =
                folded.isUnexamined() ? known.stream().filter(OverLimit::isOne).toList() : known;
        return new BreakBook(folded.rule().terms(), unit.tenant(), unit.correlationId(), at, unit.legs())
                .after(folded.fold().findings(), concerned, childIds(unit.tenant(), folded));
    }

    private Set<UUID> childIds(String tenant, Folded folded) {
        Set<UUID> ids = new HashSet<>();
        folded.children().forEach(child -> ids.add(breakId(tenant, folded.id(), child.key())));
        folded.absorbed().forEach(key -> ids.add(breakId(tenant, folded.id(), key)));
        return ids;
    }

    private static @Nullable Instant earliest(@Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
