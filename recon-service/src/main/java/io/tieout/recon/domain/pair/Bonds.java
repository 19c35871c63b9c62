package io.tieout.recon.domain.pair;

import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the loose ends of some units: to what they are tied, and what comes near them.
public record Bonds(Map<EndKey, Bond> bonds, Map<EndKey, List<Candidate>> suggestions) {

    public static final Bonds NONE = new Bonds(Map.of(), Map.of());

    /// A fold in which pairs count.
    ///
    /// @param absorbed what no longer stands for itself, because the break of its counterpart tells it
    public record Paired(Fold fold, Set<FindingKey> absorbed) {
        public Paired {
            absorbed = Set.copyOf(absorbed);
        }
    }

    public Bonds {
        bonds = Map.copyOf(bonds);
        suggestions = Map.copyOf(suggestions);
    }

    public static Bonds of(Pairing.Paired paired) {
        Map<EndKey, Bond> bonds = new HashMap<>();
        paired.bonds().forEach(bond -> bond.ends().forEach(end -> bonds.put(end.key(), bond)));
        return new Bonds(bonds, paired.suggestions());
    }

    /// The record takes the amount of its counterpart, which goes from where it stood: it counts once.
    ///
    /// @param ends the loose ends of the fold; a bond of what is none any more, or changed since, says nothing
    public Paired apply(Rule rule, Fold fold, List<LooseEnd> ends) {
        if (bonds.isEmpty() && suggestions.isEmpty()) {
            return new Paired(fold, Set.of());
        }
        Map<FindingKey, Finding> findings = new HashMap<>();
        Set<FindingKey> absorbed = new HashSet<>();
        List<MatchItem> items = new ArrayList<>();
        for (MatchItem item : fold.items()) {
            LooseEnd end = endOf(item, ends);
            FindingKey key = item.finding();
            Bond bond = end == null ? null : bonds.get(end.key());
            if (end == null || key == null || bond == null || !bond.isOf(end) || !bond.ties()) {
                items.add(item);
            } else if (end.side() == EndSide.UNCLAIMED) {
                absorbed.add(key);
            } else {
                PairedRecord tied = new PairedRecord(rule, bond, end);
                items.add(tied.item(item));
                fold.findings().stream()
                        .filter(finding -> finding.key().equals(key))
                        .forEach(finding -> findings.put(key, tied.finding(finding)));
            }
        }
        List<Finding> all = new ArrayList<>();
        for (Finding finding : fold.findings()) {
            if (!absorbed.contains(finding.key())) {
                all.add(findings.getOrDefault(finding.key(), suggested(finding, ends)));
            }
        }
        return new Paired(new Fold(items, all, fold.nextDueAt()), absorbed);
    }

    private static @Nullable LooseEnd endOf(MatchItem item, List<LooseEnd> ends) {
        for (LooseEnd end : ends) {
            if (end.key().itemKey().equals(item.key())
                    && end.key().currency().equals(item.source().currency().getCurrencyCode())) {
                return end;
            }
        }
        return null;
    }

    private Finding suggested(Finding finding, List<LooseEnd> ends) {
        for (LooseEnd end : ends) {
            List<Candidate> near = suggestions.getOrDefault(end.key(), List.of());
            if (finding.about().members().equals(List.of(end.key().itemKey())) && !near.isEmpty()) {
                return finding.withCandidates(near);
            }
        }
        return finding;
    }
}
