package io.tieout.recon.domain.feed;

import io.tieout.event.Money;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The silences that stand, of all tenants.
///
/// @param isKnown whether there are any, or children of such as no longer stand
public record Silences(List<Silence> all, boolean isKnown) {

    public static final Silences NONE = new Silences(List.of(), false);

    /// What would be a break, were the source not silent.
    ///
    /// @param parent the break of the outage
    /// @param exposure the most that is in dispute between any two sides
    public record Child(FindingKey key, UUID parent, Money delta, Money exposure) {}

    /// A fold without what silences explain.
    public record Heeded(Fold fold, List<Child> children) {
        public Heeded {
            children = List.copyOf(children);
        }
    }

    public Silences {
        all = List.copyOf(all);
    }

    /// Takes what a silence explains out of the breaks: it is timing, as what may still be told.
    public Heeded heed(String tenant, Fold fold, List<Leg> legs) {
        List<Silence> ours =
                all.stream().filter(each -> each.tenant().equals(tenant)).toList();
        if (ours.isEmpty() || fold.findings().isEmpty()) {
            return new Heeded(fold, List.of());
        }
        Map<UUID, Instant> times = new HashMap<>();
        legs.forEach(leg -> times.put(leg.eventId(), leg.occurredAt()));
        List<Child> children = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : fold.findings()) {
            Optional<Silence> parent = since(finding, times)
                    .flatMap(since -> ours.stream()
                            .filter(each -> each.explains(finding, since))
                            .findFirst());
            if (parent.isEmpty()) {
                findings.add(finding);
            } else {
                children.add(new Child(
                        finding.key(),
                        parent.get().breakId(),
                        finding.stake().delta(),
                        finding.stake().exposure()));
            }
        }
        return children.isEmpty()
                ? new Heeded(fold, List.of())
                : new Heeded(new Fold(items(fold, children), findings, fold.nextDueAt()), children);
    }

    private static Optional<Instant> since(Finding finding, Map<UUID, Instant> times) {
        return finding.evidence().legs().stream()
                .filter(times::containsKey)
                .map(times::get)
                .min(Instant::compareTo);
    }

    private static List<MatchItem> items(Fold fold, List<Child> children) {
        Set<FindingKey> keys = new HashSet<>();
        children.forEach(each -> keys.add(each.key()));
        return fold.items().stream()
                .map(item -> item.finding() != null && keys.contains(item.finding()) ? item.asTiming() : item)
                .toList();
    }
}
